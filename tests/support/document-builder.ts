import { documentRules } from '../../src/catalogue/documents';
import { say } from '../../src/catalogue/messages';
import { checkDocument } from '../../src/core/documents/check-document';
import { readMetadata } from '../../src/core/documents/metadata';
import type { DocumentInput } from '../../src/core/documents/report-text';
import type { Fact, RecognisedReport } from '../../src/core/model/fact';
import type { Finding } from '../../src/core/model/finding';
import type { OrganKind } from '../../src/core/model/format';
import type { SourceLine } from '../../src/core/model/source';
import { sectionsOf } from '../../src/core/recognise/sections';

/** A report of a county office without anything to remark; `|` opens a line of a table. */
export const GOOD_REPORT: readonly string[] = [
  '云水县水利局2023年政府信息公开工作年度报告',
  '根据政府信息公开条例编制本报告，由总体情况、主动公开、申请办理、复议诉讼、问题改进、其他事项六部分组成。',
  '本报告数据统计期限为2023年1月1日至2023年12月31日。联系电话：13800001111。',
  '一、总体情况',
  '2023年，云水县水利局依法做好政府信息公开工作。',
  '（一）主动公开。全年主动公开信息120条。',
  '（二）依申请公开。全年收到申请8件，办结8件。',
  '（三）政府信息管理。完善公开属性认定和审核制度。',
  '（四）政府信息公开平台建设。维护门户网站专栏。',
  '（五）监督保障。组织培训2次，开展工作考核。',
  '二、主动公开政府信息情况',
  '|规章 0 0 0',
  '三、收到和处理政府信息公开申请情况',
  '|本年新收 8',
  '四、政府信息公开行政复议、行政诉讼情况',
  '|0 0 0',
  '五、存在的主要问题及改进情况',
  '一是解读形式单一，水情数据说明不够清楚。二是专栏更新不够及时。下一步，一是增加图表和短视频解读。二是按月检查专栏更新情况。',
  '六、其他需要报告的事项',
  '本年度未收取信息处理费，无其他需要报告的事项。',
];

export interface DocumentSetup {
  readonly kind?: OrganKind;
  /** Year that sheets with the tables say. */
  readonly year?: number;
  readonly received?: number;
  readonly today?: string;
  readonly previous?: readonly string[];
}

/** Lines as a reader gives them; page breaks are not modelled. */
export function linesOf(texts: readonly string[]): readonly SourceLine[] {
  return texts.map((text) =>
    text.startsWith('|')
      ? { text: text.slice(1), inTable: true, table: 'table-1' }
      : { text, inTable: false },
  );
}

/** Findings about a document of these lines, its tables as told. */
export function documentFindings(texts: readonly string[], setup: DocumentSetup = {}): readonly Finding[] {
  return checkDocument(inputOf(texts), reportOf(setup), {
    rules: documentRules,
    today: setup.today ?? null,
    ...(setup.previous ? { previous: inputOf(setup.previous) } : {}),
  });
}

/** A document of these lines as its reader gives it. */
export function inputOf(texts: readonly string[]): DocumentInput {
  const lines = linesOf(texts);
  const view = { sheets: [], names: [], notices: [] };
  return { lines, sections: sectionsOf(lines), metadata: readMetadata({ view, lines }, documentRules) };
}

/** The good report with some of its lines changed, each by its beginning; null leaves the line out. */
export function changed(changes: Readonly<Record<string, string | null>>): readonly string[] {
  return GOOD_REPORT.flatMap((line) => {
    const key = Object.keys(changes).find((beginning) => line.startsWith(beginning));
    const text = key === undefined ? line : changes[key];
    return text == null ? [] : text.split('\n');
  });
}

export function rulesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, message }) => message.key.replace('finding.', '').replace(/^$/, rule));
}

export function messageOf({ message }: Finding): string {
  return say('zh-CN', message.key, message.values);
}

function reportOf({ kind, year, received = 8 }: DocumentSetup): RecognisedReport {
  const place = { sheetId: 'table-1', sheet: '表三', row: 3, col: 9, cell: 'J4' };
  const fact: Fact = {
    point: 'requests.received.total',
    value: { kind: 'number', value: received },
    place,
    source: String(received),
    notices: [],
  };
  return {
    profile: { organ: null, kind: kind ?? null, year: year ?? null, totals: null, entries: new Map() },
    format: '2021',
    facts: new Map([[fact.point, fact]]),
    blocks: [],
    controls: [],
    previous: null,
    troubles: [],
    missingTables: [],
  };
}
