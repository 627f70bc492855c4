import { GoujiError } from '../../../../core/errors';
import { walkPart, type PartContext } from './context';
import { SPREADSHEET } from './namespaces';
import { richTextChildren, TextCollector } from './text';
import { children } from './xml';

/** Texts that cells point at by index. @throws XLSX_TOO_MANY_STRINGS, XML_TOO_LARGE */
export function readSharedStrings(context: PartContext, part: string): readonly string[] {
  const { sharedStrings: limit, textLength } = context.limits;
  const strings: string[] = [];
  const text = new TextCollector(part, textLength);
  const item = {
    open: () => {
      if (strings.length >= limit) throw new GoujiError('XLSX_TOO_MANY_STRINGS', { limit });
      text.start();
    },
    close: () => {
      strings.push(text.decoded());
    },
    children: richTextChildren(text),
  };
  const rule = { children: children({ si: item }) };
  walkPart(context, part, { vocabulary: SPREADSHEET, name: 'sst', rule });
  return strings;
}
