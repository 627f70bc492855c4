import { sourceOfText } from '../../../src/adapters/intake/text';
import { format2019 } from '../../../src/catalogue/2019';
import { format2021 } from '../../../src/catalogue/2021';
import { check } from '../../../src/check';
import { formOf } from '../../../src/core/form/form';
import { rebuild } from '../../../src/rebuild';
import type { ReportFormat } from '../../../src/core/model/format';
import { flattenedReport, randomDamage, STYLES, type Figures, type Random } from '../../support/flattening';
import { randomConsistent, seededRandom } from '../../support/random-report';

/** Enough for a change to show; 5,000 were run by hand. */
const RUNS = 48;

/** Consistent figures of the form of 2021, or of 2019 where the rows that it lacks are 0; now and then blanks. */
function randomFigures(format: ReportFormat, random: Random): Figures {
  const numbers: Record<string, number | null> = { ...randomConsistent(random) };
  if (format.edition === '2019') foldOther(numbers);
  for (const { id, table, measure } of formOf(format).points) {
    if (table !== 'proactive') continue;
    numbers[id] = random(3) === 0 ? 0 : random(measure === 'amount' ? 90000 : 400);
  }
  if (random(3) === 0) blankSome(numbers, random);
  return numbers;
}

/** （六） is one row in 2019. */
function foldOther(numbers: Record<string, number | null>): void {
  for (const key of Object.keys(numbers).filter((point) => point.startsWith('requests.other.'))) {
    const [column = ''] = key.split('.').slice(-1);
    const folded = `requests.other.${column}`;
    numbers[folded] = (numbers[folded] ?? 0) + (numbers[key] ?? 0);
    Reflect.deleteProperty(numbers, key);
  }
}

/** Cells that are 0 stay true when they are left blank. */
function blankSome(numbers: Record<string, number | null>, random: Random): void {
  for (const [point, figure] of Object.entries(numbers))
    if (figure === 0 && random(12) === 0) numbers[point] = null;
}

interface Tally {
  figures: number;
  read: number;
  wrong: string[];
}

function readBack(text: string, figures: Figures, tally: Tally, name: string): void {
  const source = rebuild(sourceOfText(text));
  const { facts } = check(source.view).report;
  for (const [point, figure] of Object.entries(figures)) {
    tally.figures += 1;
    const value = facts.get(point)?.value;
    if (!value || value.kind === 'text') continue;
    const got = value.kind === 'number' ? value.value : null;
    if (got === figure) tally.read += 1;
    else tally.wrong.push(`${name} ${point}: ${String(got)} for ${String(figure)}`);
  }
}

/** Which rows a document writes with the figures before their label. */
const FIGURES_FIRST: Readonly<Record<string, (figures: number) => boolean>> = {
  'in every row': () => true,
  'in blocks of one column': (figures) => figures === 1,
};

describe('reports with figures before their labels', () => {
  it.each(Object.keys(FIGURES_FIRST))('never gives a figure to another row, written so %s', (name) => {
    const tally: Tally = { figures: 0, read: 0, wrong: [] };
    for (let run = 0; run < 16; run += 1) {
      const random = seededRandom(run + 301);
      const given = randomFigures(format2021, random);
      const figures = Object.fromEntries(
        Object.entries(given).map(([point, figure]) => [
          point,
          point.startsWith('proactive.') && random(4) === 0 ? null : figure,
        ]),
      );
      const style = STYLES[run % STYLES.length] ?? 'lines';
      const text = flattenedReport(
        format2021,
        figures,
        () => style,
        randomDamage(random),
        random,
        (row) => {
          const count = row.filter(({ isFigure }) => isFigure).length;
          return count > 0 && count < row.length && (FIGURES_FIRST[name]?.(count) ?? false);
        },
      );
      readBack(text, figures, tally, `run ${String(run)} ${style}`);
    }
    expect(tally.wrong).toEqual([]);
  });
});

describe('reports flattened in random mixtures', () => {
  it(`reads every figure as it is or leaves it open, never as another, in ${String(RUNS)} reports`, () => {
    const tally: Tally = { figures: 0, read: 0, wrong: [] };
    for (let run = 0; run < RUNS; run += 1) {
      const random = seededRandom(run + 1);
      for (let skip = 0; skip < 3; skip += 1) random(9);
      const format = random(5) === 0 ? format2019 : format2021;
      const figures = randomFigures(format, random);
      const uniform = STYLES[random(STYLES.length)] ?? 'lines';
      const mixed = random(2) === 0;
      const damage = randomDamage(random);
      const text = flattenedReport(
        format,
        figures,
        () => (mixed ? (STYLES[random(STYLES.length)] ?? 'lines') : uniform),
        damage,
        random,
      );
      readBack(text, figures, tally, `run ${String(run)} ${mixed ? 'mixed' : uniform}`);
    }
    expect(tally.wrong).toEqual([]);
    // What is left open are rows with blanks in styles that drop them, and digits run together in 表二.
    expect(tally.read / tally.figures).toBeGreaterThan(0.85);
  });
});
