import type { Words } from '../findings/words';
import { firstOf, lastOf } from '../model/days';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { CellPlace } from '../model/grid';
import type { Ledger, LedgerCase, LedgerDispute, LedgerFigure, LedgerFinding } from '../model/ledger';
import { concludedOn } from './due';
import type { LedgerSays } from './evidence';
import { comparableFigures, compareTables } from './findings';
import { editionOf } from './judge';
import { rowFindings } from './row-findings';
import { tallyLedger } from './tally';

/** Findings of one kind that are told one by one; with more of them the first stands for all. */
const MOST_ALIKE = 20;
/** Cells of them that are marked; a sheet full of marks shows nothing. */
const MOST_MARKED = 200;

/**
 * LED-01 to LED-05 and LED-07 to LED-09: the ledger beside the tables of a report, for its year, the same on any day.
 * Figures that the ledger says nothing about are left out. Rows that have nothing to do with that year are passed over;
 * due dates are no matter of the tables.
 */
export function ledgerOnTables(ledger: Ledger, report: RecognisedReport, words: Words): LedgerSays {
  const { year } = report.profile;
  const edition = editionOf(report);
  const figures = year === null ? [] : tallyLedger(ledger, year, edition);
  const compared =
    year === null ? [] : compareTables(ledger, figures, report, { year, edition, words }).findings;
  const rows = rowFindings(ledger).filter(year === null ? () => true : concernsYear(ledger, year));
  return {
    figures: evidenceOf(ledger, comparableFigures(figures, report)),
    findings: [...compared, ...together(rows)].map((one) => asFinding(one, words)),
  };
}

/** Without a dispute the list of disputes may not be kept; what differs is told, but decides nothing. */
function evidenceOf({ disputes }: Ledger, figures: readonly LedgerFigure[]): LedgerSays['figures'] {
  return disputes.length > 0 ? figures : figures.filter(({ point }) => !point.startsWith('disputes.'));
}

function concernsYear(ledger: Ledger, year: number): (finding: LedgerFinding) => boolean {
  const [first, last] = [firstOf(year), lastOf(year)];
  const isCase = (one: LedgerCase): boolean => {
    const concluded = concludedOn(one);
    if (one.received !== null && one.received > last) return false;
    return concluded === null || concluded >= first || (one.received ?? '') >= first;
  };
  const isDispute = ({ filed, concluded }: LedgerDispute): boolean =>
    (filed ?? '') <= last && (concluded ?? last) >= first;
  const cases = new Set(ledger.cases.filter((one) => !isCase(one)).map(({ row }) => row));
  const disputes = new Set(ledger.disputes.filter((one) => !isDispute(one)).map(({ row }) => row));
  const isElsewhere = ({ sheetId, row }: CellPlace): boolean =>
    (sheetId === ledger.sheetId ? cases : disputes).has(row);
  return ({ places }) => places.length === 0 || !places.every(isElsewhere);
}

/** Thousands of rows with the same trouble are one finding with all their cells. */
function together(findings: readonly LedgerFinding[]): readonly LedgerFinding[] {
  const kinds = new Map<string, LedgerFinding[]>();
  for (const one of findings) {
    const kind = `${one.rule} ${one.severity} ${one.message.key}`;
    const known = kinds.get(kind);
    if (known) known.push(one);
    else kinds.set(kind, [one]);
  }
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first || alike.length <= MOST_ALIKE) return alike;
    const { rule, message } = first;
    const count = alike.length;
    const marked = Math.min(count, MOST_MARKED);
    return [
      {
        ...first,
        id: `${rule}:${message.key}:all`,
        message: {
          key: marked < count ? 'ledger.alikeMany' : 'ledger.alike',
          values: { first: message, count, marked },
        },
        places: alike.slice(0, marked).flatMap(({ places }) => places.slice(0, 1)),
        cases: alike.flatMap(({ cases }) => cases),
      },
    ];
  });
}

function asFinding(
  { id, rule, severity, message, places, points, source }: LedgerFinding,
  words: Words,
): Finding {
  const [point, ...others] = points;
  return {
    id,
    rule,
    severity,
    table: point === undefined ? null : words.tableOf(point),
    points,
    cells: places,
    strong: places.length,
    message,
    ...(point !== undefined && others.length === 0 ? { where: words.spot(point) } : {}),
    explains: [],
    source,
  };
}
