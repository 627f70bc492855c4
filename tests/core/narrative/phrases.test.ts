import { format2021 } from '../../../src/catalogue/2021';
import { phrases } from '../../../src/catalogue/2021/phrases';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { formOf } from '../../../src/core/form/form';
import type { Statement } from '../../../src/core/model/phrases';

const statements: readonly Statement[] = [
  ...phrases.preamble.flat(),
  ...phrases.sections.flatMap(({ paragraphs, parts }) => [
    ...paragraphs.flat(),
    ...parts.flatMap((part) => part.paragraphs.flat()),
  ]),
];
const texts = [
  phrases.title,
  ...Object.values(phrases.lists).flat(),
  ...statements.flatMap(({ variants }) => variants.map(({ text }) => text)),
];
const fields = sheetTexts.info.sections.flatMap((section) => section.fields);
const entryKeys = fields.map(({ key }) => key);
const figureKeys = fields.flatMap(({ key, figure }) => (figure ? [key] : []));
const quantityNames = Object.keys(phrases.quantities);

/** The quantities that a name of a figure is about. */
const quantitiesOf = (name: string): readonly string[] => {
  const [, derived] = /^(?:last|difference|change)\.(\w+)$/.exec(name) ?? [];
  const [, part, whole] = /^share\.(\w+)\.(\w+)$/.exec(name) ?? [];
  return derived !== undefined ? [derived] : part !== undefined ? [part, whole ?? ''] : [name];
};

describe('the phrases of 2021', () => {
  test('every statement ends in a variant that can always be said', () => {
    for (const { id, variants } of statements) {
      const last = variants[variants.length - 1];
      expect([id, last?.organs, last?.when]).toEqual([id, undefined, undefined]);
    }
  });

  test('ids are unique, so that brackets keep their names', () => {
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
  });

  test('every placeholder stands for something', () => {
    const words = ['organ', 'year', 'form', 'instrument'];
    for (const text of texts) {
      for (const [, list, entry, name] of text.matchAll(/\{list:(\w+)\}|\{entry:(\w+)\}|\{([\w.]+)\}/g)) {
        if (list !== undefined) expect(Object.keys(phrases.lists)).toContain(list);
        else if (entry !== undefined)
          expect([entryKeys.includes(entry), entry in phrases.names]).toEqual([true, true]);
        else
          for (const quantity of quantitiesOf(name ?? ''))
            expect([...words, ...quantityNames]).toContain(quantity);
      }
      expect(text.replace(/\{(?:list:|entry:)?[\w.]+\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  test('conditions name quantities, and a figure printed under “= 0” is not printed', () => {
    for (const { variants } of statements) {
      for (const { when = [], text } of variants) {
        for (const condition of when) {
          const [left = '', relator, right = ''] = condition.split(' ');
          for (const quantity of quantitiesOf(left)) expect(quantityNames).toContain(quantity);
          if (relator !== 'blank' && !/^\d+$/.test(right))
            for (const quantity of quantitiesOf(right)) expect(quantityNames).toContain(quantity);
          if (condition.endsWith(' = 0')) expect(text).not.toContain(`{${left}}`);
        }
      }
    }
  });

  test('quantities name figures of the form, and metadata entries of 基本信息', () => {
    const known = formOf(format2021).pointById;
    for (const quantity of Object.values(phrases.quantities)) {
      if ('entry' in quantity) {
        expect(figureKeys).toContain(quantity.entry);
      } else {
        expect(quantity.points.filter((point) => known.has(point)).length).toBeGreaterThan(0);
        expect(quantity.name).toMatch(/^表[二三四]/);
      }
    }
    for (const { entry } of phrases.metadata) expect(entryKeys).toContain(entry);
  });

  test('brackets are closed and say what belongs there; punctuation is Chinese', () => {
    for (const text of texts) {
      const inside = [...text.matchAll(/【([^【】]*)】/g)].map(([, hint = '']) => hint);
      expect(text.split('【').length - 1).toBe(inside.length);
      expect(text.split('】').length - 1).toBe(inside.length);
      for (const hint of inside) expect(hint.length).toBeGreaterThanOrEqual(4);
      expect(text.replace(/\{[\w:.]+\}/g, '')).not.toMatch(/[,;:!?()！]|您/);
    }
  });
});
