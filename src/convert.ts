import { check } from './check';
import { conversions } from './catalogue/conversions';
import { currentFormat, formats } from './catalogue/formats';
import { addMessages, say } from './catalogue/messages';
import { convert as wording } from './catalogue/messages/zh-CN/convert';
import { sheetTexts } from './catalogue/sheet-texts';
import { fillTemplate, type InfoEntries } from './core/convert/fill-template';
import { layOutNote, type NoteSource } from './core/convert/note-sheet';
import { planConversion } from './core/convert/plan-conversion';
import { settleConversion } from './core/convert/settle-conversion';
import { GoujiError } from './core/errors';
import { formOf } from './core/form/form';
import { freeSheetName } from './core/layout/sheet-names';
import type { Conversion, ConversionAnswers, SettledConversion } from './core/model/conversion';
import type { Fact, RecognisedReport } from './core/model/fact';
import type { WorkbookPlan } from './core/model/sheet-plan';
import type { Doubt, ReportSource } from './core/model/source';
import { plannedSheets } from './core/template-state';
import type { WorkbookOverview, WorkbookPort } from './ports/workbook-port';
import { freeSuffix, planTemplate } from './template';
import type { ConversionOutcome } from './ui/actions';

/** Part of the pipeline in a file of its own: a report in another form is laid out in the form in force. */

addMessages('zh-CN', wording);

const forms = formats.map(formOf);
const target = formOf(currentFormat);

/** What is kept, moved, asked and without a place when a report is put into the form in force. */
export function conversionOf(report: RecognisedReport): Conversion {
  return planConversion(report, target, { forms, rules: conversions });
}

export interface ConvertOptions {
  /** File name of the report; empty for the workbook itself. */
  readonly name?: string;
  readonly doubts?: readonly Doubt[];
  readonly readFrom?: ReportSource['readFrom'];
  readonly rename?: (name: string) => string;
  readonly suffix?: string;
  /** False where the workbook has a sheet 基本信息 already. */
  readonly withInfo?: boolean;
}

export interface Converted {
  readonly settled: SettledConversion;
  /** The template with the figures in it, and the sheet 转换说明. */
  readonly plan: WorkbookPlan;
}

/**
 * The report in the form in force, as sheets to be made. No figure is lost: what is not in the tables is in the note.
 * @param answers  choice by data point of the new form; without one the figure stays blank
 */
export function convert(
  report: RecognisedReport,
  answers: ConversionAnswers,
  options: ConvertOptions = {},
): Converted {
  const { rename = (name: string) => name, suffix = '', withInfo = true } = options;
  const settled = settleConversion(conversionOf(report), report, target, answers);
  const { profile } = report;
  const request = {
    organ: profile.organ ?? '',
    kind: profile.kind,
    year: profile.year ?? currentFormat.years.from,
    totals: settled.totals,
  };
  const { written, left } = entriesOf(report);
  const filled = fillTemplate(planTemplate(request, rename, suffix), target, settled, written);
  const sheets = withInfo ? filled.sheets : filled.sheets.slice(1);
  const note = layOutNote(
    settled,
    target,
    noteSource(report, options, withInfo ? left : []),
    rename(say('zh-CN', 'convert.note.sheetName')),
    (key, values) => say('zh-CN', key, values),
  );
  return { settled, plan: { ...filled, sheets: [...sheets, note] } };
}

function noteSource(
  report: RecognisedReport,
  { name = '', doubts = [], readFrom }: ConvertOptions,
  entries: NoteSource['entries'],
): NoteSource {
  const placeOf = ({ sheetId, sheet, cell }: Fact['place']): string => {
    const text = readFrom?.get(`${sheetId}!${cell}`);
    if (!text) return say('zh-CN', 'convert.note.cell', { sheet, cell });
    const { line, page } = text;
    return page === undefined
      ? say('zh-CN', 'convert.note.line', { line })
      : say('zh-CN', 'convert.note.pageLine', { page, line });
  };
  return { name, placeOf, doubts, controls: report.controls, entries };
}

/** Fields of 基本信息 that the template fills in from the request. */
const OWN_FIELDS: readonly string[] = ['organ', 'kind', 'year', 'format', 'totals'];

/**
 * What the report says about itself, for 基本信息. A year before the form in force stays open, as its report would
 * be due in another form; the title, which holds the year, as well.
 */
function entriesOf({ profile: { entries, organ, year } }: RecognisedReport): {
  readonly written: InfoEntries;
  readonly left: NoteSource['entries'];
} {
  const hasYear = year !== null && year >= currentFormat.years.from;
  const fields = sheetTexts.info.sections.flatMap((section) => section.fields);
  const given = fields.flatMap(({ key, label }) => {
    const text = entries.get(key);
    return text === undefined || OWN_FIELDS.includes(key) ? [] : [{ key, label, text }];
  });
  const keeps = ({ key }: { readonly key: string }): boolean => hasYear || key !== 'title';
  const labelOf = (key: string): string => fields.find((field) => field.key === key)?.label ?? '';
  const open = [
    ...(organ === null ? ['organ', 'publisher', 'title'] : []),
    ...(hasYear ? [] : ['year', 'title']),
  ];
  return {
    written: new Map<string, string | null>([
      ...open.map((key) => [labelOf(key), null] as const),
      ...given.filter(keeps).map(({ label, text }) => [label, text] as const),
    ]),
    left: given.filter((one) => !keeps(one)).map(({ label, text }) => [label, text] as const),
  };
}

/** Converting the report of the open workbook: new sheets beside the old ones, which stay as they are. */
export class ConversionActions {
  /** What was inserted last, for taking it back. */
  private last: WorkbookPlan | null = null;

  constructor(private readonly port: WorkbookPort) {}

  /** @throws NO_TABLES */
  async plan(): Promise<Conversion> {
    return conversionOf(await this.report());
  }

  /** @throws NO_TABLES, READ_ONLY, STRUCTURE_PROTECTED before anything is written; CONVERT_UNVERIFIED */
  async insert(answers: ConversionAnswers): Promise<ConversionOutcome> {
    const overview = await this.port.overview();
    requireWritable(overview);
    const report = await this.report();
    const taken = new Set(overview.sheets.map(({ name }) => name.toLowerCase()));
    const { plan } = convert(report, answers, {
      rename: (name) => {
        const free = freeSheetName(name, taken);
        taken.add(free.toLowerCase());
        return free;
      },
      suffix: freeSuffix(overview.names),
      withInfo: report.profile.entries.size === 0,
    });
    const { sheets, leftOut } = await this.port.execute(plan, null);
    this.last = plan;
    const view = await this.port.read();
    const found = plannedSheets(view, plan);
    const wrong = plan.sheets.find(
      ({ name }) =>
        found.find(({ sheet }) => sheet.name.toLowerCase() === name.toLowerCase())?.comparison !== 'same',
    );
    if (wrong) {
      const added = sheets.map(({ name }) => name).join('、');
      throw new GoujiError('CONVERT_UNVERIFIED', { sheet: wrong.name, sheets: added });
    }
    const ours = new Set(sheets.map(({ name }) => name));
    const judged = check(view).report.blocks.every(({ sheet }) => ours.has(sheet));
    return { sheets: sheets.map(({ name }) => name), leftOut, judged };
  }

  /** Removes the sheets inserted last while they hold nothing else. @throws NOTHING_TO_UNDO, INSERT_CHANGED */
  async undo(): Promise<void> {
    const { last } = this;
    if (!last) throw new GoujiError('NOTHING_TO_UNDO');
    requireWritable(await this.port.overview());
    const found = plannedSheets(await this.port.read(), last);
    const changed = found.find(({ comparison }) => comparison !== 'same');
    if (changed) throw new GoujiError('INSERT_CHANGED', { sheet: changed.sheet.name });
    await this.port.removeSheets(
      found.map(({ sheet }) => sheet.id),
      last.names.map(({ name }) => name),
    );
    this.last = null;
  }

  private async report(): Promise<RecognisedReport> {
    const { report } = check(await this.port.read());
    if (report.facts.size === 0) throw new GoujiError('NO_TABLES');
    return report;
  }
}

function requireWritable({ structureProtected, readOnly }: WorkbookOverview): void {
  if (structureProtected) throw new GoujiError('STRUCTURE_PROTECTED');
  if (readOnly) throw new GoujiError('READ_ONLY');
}

export function createConversionActions(port: WorkbookPort): ConversionActions {
  return new ConversionActions(port);
}
