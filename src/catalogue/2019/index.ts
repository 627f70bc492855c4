import type { ReportFormat } from '../../core/model/format';
import { balance, conditionsBetweenTables } from '../2021/rules';
import { outcomeKeys2019, tables2019 } from './tables';

const FORM = '国办公开办函〔2019〕60号';

/** The trial format of the reports for 2019 and 2020. */
export const format2019: ReportFormat = {
  edition: '2019',
  years: { from: 2019, to: 2020 },
  instrument: FORM,
  title: '中华人民共和国政府信息公开工作年度报告格式（试行）',
  tables: tables2019,
  equations: [balance(FORM)],
  conditions: conditionsBetweenTables(outcomeKeys2019),
};
