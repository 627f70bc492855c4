import type { ReportFormat } from '../../core/model/format';
import { conditions, equations, FORM } from './rules';
import { disputes, outcomeKeys, proactive, requests } from './tables';

/** The format in force, for the reports for 2021 and later. */
export const format2021: ReportFormat = {
  edition: '2021',
  years: { from: 2021 },
  instrument: FORM,
  title: '中华人民共和国政府信息公开工作年度报告格式',
  tables: [proactive, requests, disputes],
  equations,
  conditions: conditions(outcomeKeys),
};
