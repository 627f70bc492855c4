import type { UnitFinding, UnitNameRules, UnitReport } from '../model/collection';
import { isAnswered } from '../model/answer';
import type { Finding } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { Verdict } from '../model/verdict';
import { organOfFile } from './unit-name';

/** What merging needs of a judged report. The name is that of 基本信息, else of the title, else of the file. */
export function unitReport(file: string, { report, findings }: Verdict, rules: UnitNameRules): UnitReport {
  const { profile, previous } = report;
  const fromSheet = profile.entries.get('organ');
  const organ = fromSheet ?? profile.organ ?? organOfFile(file, rules);
  const figures: Record<DataPointId, number | null> = {};
  for (const { point, value } of report.facts.values())
    if (value.kind !== 'text') figures[point] = value.kind === 'number' ? value.value : null;
  return {
    organ,
    organFrom: fromSheet !== undefined ? 'sheet' : profile.organ !== null ? 'title' : 'file',
    kind: profile.kind,
    year: profile.year,
    editions: [...new Set(report.blocks.map(({ edition }) => edition))],
    figures,
    previous: previous && { year: previous.year, figures: Object.fromEntries(previous.figures) },
    findings: findings.map(unitFinding),
  };
}

function unitFinding(finding: Finding): UnitFinding {
  const { rule, severity, table, message, points, cells } = finding;
  const [place] = cells;
  return {
    rule,
    severity,
    table,
    message,
    place: place ? `${place.sheet}!${place.cell}` : '',
    points,
    answered: isAnswered(finding),
  };
}
