import { shortColumnLabel, shortRowLabel, type Form } from '../form/form';
import type { FigureLabel } from '../model/conversion';
import type { Fact, RecognisedReport } from '../model/fact';
import type { TableId } from '../model/format';
import type { CellPlace } from '../model/grid';

/** Words for the figures of a report, as its own labels have them where they are not those of its form. */
export interface SourceLabels {
  of(fact: Fact): FigureLabel;
}

export function sourceLabels(report: RecognisedReport, forms: readonly Form[]): SourceLabels {
  const foreign = report.troubles.flatMap(({ kind, label, places }) =>
    kind === 'foreign' ? places.map((place) => ({ label, place })) : [],
  );
  const above = (place: CellPlace): string | undefined =>
    foreign
      .filter(({ place: at }) => at.sheetId === place.sheetId && at.col === place.col && at.row < place.row)
      .filter(({ place: at }) => sameBlock(report, at, place))
      .pop()?.label;
  const beside = (place: CellPlace): string | undefined =>
    foreign.find(
      ({ place: at }) => at.sheetId === place.sheetId && at.row === place.row && at.col < place.col,
    )?.label;
  return {
    of: (fact) => {
      const printed = printedLabel(fact, report, forms);
      return {
        ...printed,
        row: beside(fact.place) ?? printed.row,
        column: above(fact.place) ?? printed.column,
      };
    },
  };
}

/** Whether a label stands over the block of a figure: no figure of another block lies between. */
function sameBlock({ blocks }: RecognisedReport, label: CellPlace, figure: CellPlace): boolean {
  const own = blocks.find(
    ({ sheetId, rows, columns }) =>
      sheetId === figure.sheetId &&
      [...rows.values()].includes(figure.row) &&
      [...columns.values()].includes(figure.col),
  );
  if (!own) return true;
  return !blocks.some(
    ({ sheetId, rows }) =>
      sheetId === figure.sheetId &&
      [...rows.values()].some((row) => row > label.row && row < Math.min(...own.rows.values())),
  );
}

/** The figure by the words of the form its block follows, else of any form that has it. */
function printedLabel(fact: Fact, { blocks }: RecognisedReport, forms: readonly Form[]): FigureLabel {
  const edition = blocks.find(
    ({ sheetId, rows, columns }) =>
      sheetId === fact.place.sheetId &&
      [...rows.values()].includes(fact.place.row) &&
      [...columns.values()].includes(fact.place.col),
  )?.edition;
  const form =
    forms.find((one) => one.edition === edition && one.pointById.has(fact.point)) ??
    forms.find((one) => one.pointById.has(fact.point));
  const point = form?.pointById.get(fact.point);
  if (!form || !point) return { number: '', row: '', column: fact.point };
  return {
    number: tableNumber(form, point.table),
    row: shortRowLabel(point),
    column: shortColumnLabel(point),
  };
}

export function tableNumber(form: Form, table: TableId): string {
  return form.format.tables.find(({ id }) => id === table)?.number ?? '';
}
