import { ledgerTexts } from '../../../src/catalogue/ledger-labels';
import { dice, randomCases } from '../../../tests/support/ledger-builder';

/** So many applications as .csv, every fourth not answered in time, as a system would give them. */
export function ledgerList(count: number): string {
  const { applicants, outcomes } = ledgerTexts;
  const lines = randomCases(dice(1), count).map(({ received, applicant, outcome, answered }, index) => [
    String(index + 1),
    received ?? '',
    applicant === null ? '' : (applicants[applicant][0] ?? ''),
    `某村第${String(index + 1)}号地块征收补偿安置方案`,
    '办公室',
    outcome === null ? '' : (outcomes[outcome][0] ?? ''),
    answered ?? '',
  ]);
  return [['编号', '收到日期', '申请人类型', '申请内容', '承办科室', '处理结果', '答复日期'], ...lines]
    .map((line) => line.join(','))
    .join('\n');
}
