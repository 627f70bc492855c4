import { formats } from './catalogue/formats';
import { GoujiError } from './core/errors';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import type { Fact } from './core/model/fact';
import type { ImportedFigure, ImportedReport } from './core/model/imported';
import type { ReportSource } from './core/model/source';
import { judgeInTasks } from './documents';
import type { ImportInput } from './ui/actions';

/**
 * Part of the pipeline in a file of its own: a report in any form, read and judged, its text as well, before anything is
 * written.
 */

/** Reads a source of any kind by its content. @throws GoujiError with a code of the files */
export type ReadSource = (
  bytes: Uint8Array,
  file: { readonly name?: string; readonly signal?: AbortSignal },
) => Promise<ReportSource>;

/**
 * A report from a file or from the clipboard. What it says of itself comes from its tables, else from a title line.
 * @throws GoujiError when the source cannot be read; NO_REPORT when nothing of a report is in it
 */
export async function importReport(input: ImportInput, readSource: ReadSource): Promise<ImportedReport> {
  const { source, verdict, year } = await judgeInTasks(await sourceOf(input, readSource));
  if (verdict.report.facts.size === 0) throw new GoujiError('NO_REPORT');
  return {
    name: 'name' in input ? input.name : '',
    kind: source.kind,
    notices: source.notices,
    verdict,
    figures: figuresOf(source, [...verdict.report.facts.values()]),
    doubts: source.doubts ?? [],
    lines: source.lines,
    ...(year ? { statedYear: year } : {}),
  };
}

/** A file or what the clipboard holds, as a source. @throws GoujiError when it cannot be read */
export async function sourceOf(input: ImportInput, readSource: ReadSource): Promise<ReportSource> {
  if ('bytes' in input) return readSource(input.bytes, { name: input.name });
  const pasted = input.html !== undefined && /<table\b/i.test(input.html) ? input.html : input.text;
  const source = await readSource(new TextEncoder().encode(pasted), {});
  return { ...source, notices: source.notices.filter((code) => !ABOUT_BYTES.has(code)) };
}

/** What a clipboard claims about its bytes is nobody's doing: the program that pasted made them. */
const ABOUT_BYTES: ReadonlySet<string> = new Set(['WRONG_CHARSET']);

const words = wordsOf(formats.map(formOf));

/** A reading that a person should look at, although it gave a figure. */
const DOUBTFUL_NOTICE = 'DOUBTFUL_NUMBER';

function figuresOf(source: ReportSource, facts: readonly Fact[]): readonly ImportedFigure[] {
  const doubts = source.doubts ?? [];
  const pointsOf = (decided: boolean): ReadonlySet<string> =>
    new Set(doubts.filter(({ kind }) => (kind === 'decided') === decided).flatMap(({ points }) => points));
  const doubted = pointsOf(false);
  const decided = pointsOf(true);
  return facts.flatMap((fact) => {
    const point = words.point(fact.point);
    if (!point) return [];
    const place = source.readFrom?.get(`${fact.place.sheetId}!${fact.place.cell}`);
    return {
      point: fact.point,
      table: point.table,
      measure: point.measure,
      where: words.spot(fact.point),
      value: fact.value,
      source: place?.text ?? fact.source,
      from: place ?? fact.place,
      doubtful:
        fact.value.kind === 'text' || fact.notices.includes(DOUBTFUL_NOTICE) || doubted.has(fact.point),
      inferred: decided.has(fact.point),
    };
  });
}
