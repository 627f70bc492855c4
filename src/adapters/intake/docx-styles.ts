import type { HeadingLevel } from '../../core/model/source';
import { requireRoom, walkPart, type PartContext } from '../xlsx/read/parts/context';
import { children, type XmlAttributes } from '../xlsx/read/parts/xml';

/** Namespaces of WordprocessingML, transitional and strict, and of the alternatives Word writes for older versions. */
export const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
  'http://schemas.openxmlformats.org/markup-compatibility/2006',
]);

/** Heading level by style id. A style without a level of its own has that of the style it is based on. */
export type HeadingStyles = ReadonlyMap<string, HeadingLevel>;

interface Style {
  level: HeadingLevel | undefined;
  basedOn: string | undefined;
}

export function readHeadingStyles(context: PartContext, part: string): HeadingStyles {
  const styles = new Map<string, Style>();
  let style: Style = { level: undefined, basedOn: undefined };
  const rule = {
    children: children({
      style: {
        open: (attributes: XmlAttributes) => {
          requireRoom(styles.size, part, context.limits);
          style = { level: undefined, basedOn: undefined };
          styles.set(attributeOf(attributes, 'styleId') ?? '', style);
        },
        children: children({
          name: { open: (attributes) => (style.level ??= levelOfName(attributeOf(attributes, 'val') ?? '')) },
          basedOn: { open: (attributes) => (style.basedOn = attributeOf(attributes, 'val')) },
          pPr: {
            children: children({
              outlineLvl: {
                open: (attributes) => (style.level = levelOf(attributeOf(attributes, 'val')) ?? style.level),
              },
            }),
          },
        }),
      },
    }),
  };
  walkPart(context, part, { vocabulary: WORD, name: 'styles', rule });
  return new Map([...styles.keys()].flatMap((id) => levelEntry(styles, id)));
}

/** Styles based on each other in a row; more are a circle. */
const LONGEST_CHAIN = 12;

function levelEntry(
  styles: ReadonlyMap<string, Style>,
  id: string,
): readonly (readonly [string, HeadingLevel])[] {
  let style = styles.get(id);
  for (let step = 0; style && style.level === undefined && step < LONGEST_CHAIN; step += 1) {
    style = styles.get(style.basedOn ?? '');
  }
  return style?.level === undefined ? [] : [[id, style.level]];
}

function levelOfName(name: string): HeadingLevel | undefined {
  if (/^title$/i.test(name)) return 1;
  const level = /^heading ([1-6])$/i.exec(name)?.[1];
  return level === undefined ? undefined : (Number(level) as HeadingLevel);
}

/** An outline level counts from 0; 9 is body text. */
export function levelOf(value: string | undefined): HeadingLevel | undefined {
  return value !== undefined && /^[0-5]$/.test(value) ? ((Number(value) + 1) as HeadingLevel) : undefined;
}

/** An attribute of the vocabulary, whatever its prefix. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  const suffix = `:${name}`;
  for (const key in attributes) if (key === name || key.endsWith(suffix)) return attributes[key];
  return undefined;
}
