import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { organKinds } from '../../src/catalogue/organ-kinds';
import { collectPane as collectEn } from '../../src/catalogue/messages/en/collect-pane';
import { convert as convertEn } from '../../src/catalogue/messages/en/convert';
import { errors as errorsEn } from '../../src/catalogue/messages/en/errors';
import { importing as importEn } from '../../src/catalogue/messages/en/import';
import { ledgerImportPane as listEn } from '../../src/catalogue/messages/en/ledger-import-pane';
import { ledgerPane as ledgerEn } from '../../src/catalogue/messages/en/ledger-pane';
import { ledgerReview as reviewEn } from '../../src/catalogue/messages/en/ledger-review';
import { pane as paneEn } from '../../src/catalogue/messages/en/pane';
import { reportText as textEn } from '../../src/catalogue/messages/en/report-text';
import { textCheck as textCheckEn } from '../../src/catalogue/messages/en/text-check';
import { collectPane as collectZh } from '../../src/catalogue/messages/zh-CN/collect-pane';
import { convert as convertZh } from '../../src/catalogue/messages/zh-CN/convert';
import { errors as errorsZh } from '../../src/catalogue/messages/zh-CN/errors';
import { importing as importZh } from '../../src/catalogue/messages/zh-CN/import';
import { ledgerImportPane as listZh } from '../../src/catalogue/messages/zh-CN/ledger-import-pane';
import { ledgerPane as ledgerZh } from '../../src/catalogue/messages/zh-CN/ledger-pane';
import { ledgerReview as reviewZh } from '../../src/catalogue/messages/zh-CN/ledger-review';
import { pane as paneZh } from '../../src/catalogue/messages/zh-CN/pane';
import { reportText as textZh } from '../../src/catalogue/messages/zh-CN/report-text';
import { textCheck as textCheckZh } from '../../src/catalogue/messages/zh-CN/text-check';
import { ORGAN_KINDS } from '../../src/ui/state/template-form';

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe.each([
  ['pane', paneZh, paneEn],
  ['errors', errorsZh, errorsEn],
  ['import', importZh, importEn],
  ['convert', convertZh, convertEn],
  ['text', textZh, textEn],
  ['text check', textCheckZh, textCheckEn],
  ['merging', collectZh, collectEn],
  ['ledger', ledgerZh, ledgerEn],
  ['review of the ledger', reviewZh, reviewEn],
  ['list of applications', listZh, listEn],
] as [string, Record<string, string>, Record<string, string>][])('wording of %s', (_, zh, en) => {
  test('both languages have the same keys and placeholders', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    for (const [key, text] of Object.entries(zh)) {
      expect([key, placeholders(en[key] ?? '')]).toEqual([key, placeholders(text)]);
    }
  });

  test('Chinese is short and plain: no 您, no exclamation mark, no English but names', () => {
    const names =
      /Excel|Word|WPS|PDF|HTML|Enter|Esc|Ctrl\+(?:[CV]|Enter)|F8|KB|MB|&[PN]|\.[a-z]{2,4}|--force|\{\w+\}/g;
    for (const [key, text] of Object.entries(zh)) {
      expect([key, text]).toEqual([key, expect.not.stringMatching(/您|！|!/)]);
      expect([key, text.replace(names, '')]).toEqual([key, expect.not.stringMatching(/[A-Za-z]/)]);
    }
  });
});

test('kinds of organ read as in the sheet 基本信息', () => {
  const inPane = new Map(
    ORGAN_KINDS.map((kind) => [kind, (paneZh as Record<string, string>)[`pane.organKind.${kind}`]]),
  );
  expect(inPane).toEqual(new Map(organKinds.map(({ kind, label }) => [kind, label])));
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file) : /\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

/** Wording that parts of the pane bring along when they are loaded, and what is always there. */
const wordsOfPane: Record<string, string> = {
  ...paneZh,
  ...importZh,
  ...convertZh,
  ...textZh,
  ...textCheckZh,
  ...collectZh,
  ...ledgerZh,
  ...reviewZh,
  ...listZh,
};

const source = filesUnder(path.join(__dirname, '../../src/ui'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('every message the pane names exists', () => {
  const named = [...source.matchAll(/'(pane\.[\w.]*\w)'/g)].map(([, key = '']) => key);
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((key) => !(key in wordsOfPane))).toEqual([]);
});

test('every message of the pane is used', () => {
  const built = [...source.matchAll(/`(pane\.[^`]*)`/g)].map(
    ([, template = '']) =>
      new RegExp(`^${template.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w.]+')}$`),
  );
  const unused = Object.keys(wordsOfPane).filter(
    (key) =>
      key.startsWith('pane.') && !source.includes(`'${key}'`) && !built.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});
