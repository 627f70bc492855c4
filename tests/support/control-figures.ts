import { formatDueFor, formats } from '../../src/catalogue/formats';
import { profileTexts } from '../../src/catalogue/profile-texts';
import { sheetTexts } from '../../src/catalogue/sheet-texts';
import type { ControlPlace, RecognisedReport } from '../../src/core/model/fact';
import type { CellValue, WorkbookView } from '../../src/core/model/grid';
import { recogniseTables } from '../../src/core/recognise/recognise';
import { withFigures } from './view-figures';

/** What is read from a workbook, without judging it. */
export function recognised(view: WorkbookView): RecognisedReport {
  return recogniseTables(view, {
    formats,
    formatDueFor,
    profile: profileTexts,
    controls: sheetTexts.sheets,
  });
}

/** Names a place for a control figure: the grand total of 表三 has two. */
export function controlKey({ point, stands }: Pick<ControlPlace, 'point' | 'stands'>): string {
  return `${point} ${stands}`;
}

/** The view with these control figures, by `controlKey`. */
export function withControls(
  view: WorkbookView,
  controls: readonly ControlPlace[],
  figures: Readonly<Record<string, CellValue>>,
): WorkbookView {
  const places = new Map(controls.map((control) => [controlKey(control), { ...control, notices: [] }]));
  return withFigures(view, places, figures);
}

/** Control figures that are numbers and differ from what their totals say; a blank total says 0. */
export function disagreeingControls({ controls, facts }: RecognisedReport): readonly ControlPlace[] {
  return controls.filter(({ point, value }) => {
    const total = facts.get(point)?.value;
    if (value.kind !== 'number' || !total || total.kind === 'text') return false;
    return value.value !== (total.kind === 'blank' ? 0 : total.value);
  });
}
