import type { ProfileTexts } from '../core/model/texts';
import { organKindOf } from './organ-kinds';
import { sheetTexts } from './sheet-texts';

/** How the sheet 基本信息 is read again: by the same words that the template writes. */
export const profileTexts: ProfileTexts = {
  fields: sheetTexts.info.sections.flatMap(({ fields }) => fields),
  kindOf: organKindOf,
  totalsOf: (text) => {
    const { formulas, typed } = sheetTexts.info.totals;
    return text === formulas ? 'formulas' : text === typed ? 'typed' : null;
  },
};
