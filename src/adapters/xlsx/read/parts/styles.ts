import { badReference, repeated, requireRoom, walkPart, wholeNumber, type PartContext } from './context';
import { SPREADSHEET } from './namespaces';
import { BUILT_IN_FORMATS } from './number-formats';
import { decodeEscapes } from './text';
import { children, type XmlAttributes } from './xml';

/** Number format code by the style index of a cell; undefined for General. */
export type FormatCodes = readonly (string | undefined)[];

/** Formats of a workbook without styles: style 0 is General, there is no other. */
export const NO_STYLES: FormatCodes = [undefined];

/** Reads the number formats; all else about styles is left alone. */
export function readFormatCodes(context: PartContext, part: string): FormatCodes {
  const custom = new Map<number, string>();
  const formatIds: number[] = [];
  let lists = 0;
  const numFmt = {
    open: ({ numFmtId, formatCode }: XmlAttributes) => {
      const id = wholeNumber(numFmtId);
      if (id === null) throw badReference(part, `numFmtId ${numFmtId ?? ''}`);
      requireRoom(custom.size, part, context.limits);
      custom.set(id, decodeEscapes(formatCode ?? ''));
    },
  };
  const xf = {
    open: ({ numFmtId }: XmlAttributes) => {
      requireRoom(formatIds.length, part, context.limits);
      formatIds.push(formatId(numFmtId, part));
    },
  };
  const cellXfs = {
    open: () => {
      lists += 1;
      if (lists > 1) throw repeated(part, 'cellXfs');
    },
    children: children({ xf }),
  };
  const rule = { children: children({ numFmts: { children: children({ numFmt }) }, cellXfs }) };
  walkPart(context, part, { vocabulary: SPREADSHEET, name: 'styleSheet', rule });
  return formatIds.length === 0 ? NO_STYLES : formatIds.map((id) => codeOf(id, custom));
}

function formatId(numFmtId: string | undefined, part: string): number {
  const id = wholeNumber(numFmtId ?? '0');
  if (id === null) throw badReference(part, `numFmtId ${numFmtId ?? ''}`);
  return id;
}

function codeOf(id: number, custom: ReadonlyMap<number, string>): string | undefined {
  const code = custom.get(id) ?? BUILT_IN_FORMATS.get(id);
  return code === undefined || code === '' || code.toLowerCase() === 'general' ? undefined : code;
}
