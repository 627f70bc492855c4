import { requireRoom, walkPart, type PartContext } from './context';
import { CONTENT_TYPES } from './namespaces';
import { children, type XmlAttributes } from './xml';

export const CONTENT_TYPES_PART = '[Content_Types].xml';

/** Looks up the content type of a part; '' when none is declared. */
export type ContentTypeLookup = (part: string) => string;

/** Reads which part is of which type: by its own path, else by its extension. */
export function readContentTypes(context: PartContext): ContentTypeLookup {
  const byPath = new Map<string, string>();
  const byExtension = new Map<string, string>();
  const rule = {
    children: children({
      Override: {
        open: ({ PartName = '', ContentType = '' }: XmlAttributes) => {
          requireRoom(byPath.size, CONTENT_TYPES_PART, context.limits);
          byPath.set(PartName.replace(/^\//, '').toLowerCase(), ContentType);
        },
      },
      Default: {
        open: ({ Extension = '', ContentType = '' }: XmlAttributes) => {
          requireRoom(byExtension.size, CONTENT_TYPES_PART, context.limits);
          byExtension.set(Extension.toLowerCase(), ContentType);
        },
      },
    }),
  };
  walkPart(context, CONTENT_TYPES_PART, { vocabulary: CONTENT_TYPES, name: 'Types', rule });
  return (part) => {
    const key = part.toLowerCase();
    return byPath.get(key) ?? byExtension.get(key.slice(key.lastIndexOf('.') + 1)) ?? '';
  };
}
