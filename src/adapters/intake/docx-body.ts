import type { HeadingLevel } from '../../core/model/source';
import { wholeNumber } from '../xlsx/read/parts/context';
import { children, type ElementRule, type XmlAttributes } from '../xlsx/read/parts/xml';
import { attributeOf, levelOf, type HeadingStyles } from './docx-styles';
import type { SourceBuilder } from './source-builder';

/** A paragraph that is open; a text box opens others inside it. */
interface Paragraph {
  text: string;
  heading: HeadingLevel | undefined;
}

interface Run {
  hidden: boolean;
  struck: boolean;
  raised: boolean;
}

interface Row {
  before: number;
  removed: boolean;
  opened: boolean;
}

interface Cell {
  span: number;
  /** Goes on with the cell above or before it, whose text alone counts. */
  continues: boolean;
  opened: boolean;
}

type Content = Map<string, ElementRule>;

/** Elements that only wrap others; '' is every element of another vocabulary, such as a drawing around a text box. */
const WRAPPERS = [
  ...['', 'AlternateContent', 'Choice', 'drawing', 'pict', 'object', 'txbxContent'],
  ...['hyperlink', 'smartTag', 'customXml', 'fldSimple', 'dir', 'bdo', 'ruby', 'rubyBase'],
];

/** The rules by which the main part of a document is walked, over one builder. */
export class DocumentReader {
  readonly rule: ElementRule;

  private readonly paragraphs: Paragraph[] = [];
  private readonly runs: Run[] = [];
  private readonly rows: Row[] = [];
  private readonly cells: Cell[] = [];
  /** For each open table, whether it counts. */
  private readonly tablesOpened: boolean[] = [];
  private readonly placeholders: boolean[] = [];
  /** Open elements whose content does not count. */
  private dropped = 0;

  constructor(
    private readonly builder: SourceBuilder,
    private readonly headings: HeadingStyles,
  ) {
    const content = this.flow();
    this.rule = { children: children({ body: { children: content } }) };
  }

  /** Every element by its name; the map contains itself, as content nests in cells, text boxes and wrappers. */
  private flow(): Content {
    const content: Content = new Map();
    this.addWrappers(content);
    this.addParagraph(content);
    this.addRun(content);
    this.addTable(content);
    this.addRow(content);
    this.addCell(content);
    return content;
  }

  private addWrappers(content: Content): void {
    for (const name of WRAPPERS) content.set(name, { children: content });
    for (const name of ['ins', 'moveTo']) content.set(name, { children: content, open: this.tracked });
    for (const name of ['del', 'moveFrom']) content.set(name, { open: this.tracked });
    content.set('sdt', this.field(content));
  }

  private readonly tracked = (): void => this.builder.notice('TRACKED_CHANGES');

  /** A field to fill in; what it shows while it is empty is no content. */
  private field(content: Content): ElementRule {
    const last = (): number => this.placeholders.length - 1;
    const properties = children({
      showingPlcHdr: { open: (attributes) => (this.placeholders[last()] = isOn(attributes)) },
    });
    return {
      open: () => void this.placeholders.push(false),
      close: () => void this.placeholders.pop(),
      children: children({
        sdtPr: { children: properties },
        sdtContent: {
          open: () => (this.dropped += this.placeholders[last()] ? 1 : 0),
          close: () => (this.dropped -= this.placeholders[last()] ? 1 : 0),
          children: content,
        },
      }),
    };
  }

  private addParagraph(content: Content): void {
    const setHeading = (level: HeadingLevel | undefined): void => {
      const paragraph = this.paragraphs[this.paragraphs.length - 1];
      if (paragraph && level !== undefined) paragraph.heading = level;
    };
    const properties = children({
      pStyle: { open: (attributes) => setHeading(this.headings.get(valueOf(attributes))) },
      outlineLvl: { open: (attributes) => setHeading(levelOf(valueOf(attributes))) },
    });
    content.set('pPr', { children: properties });
    content.set('p', {
      open: () => {
        this.openCell();
        this.paragraphs.push({ text: '', heading: undefined });
      },
      close: () => {
        const paragraph = this.paragraphs.pop();
        if (!paragraph) return;
        const { heading } = paragraph;
        for (const line of paragraph.text.split('\n')) this.builder.line(line, { heading });
      },
      children: content,
    });
  }

  private addRun(content: Content): void {
    const mark =
      (key: keyof Run, isMarked = isOn) =>
      (attributes: XmlAttributes): void => {
        const run = this.runs[this.runs.length - 1];
        if (run && isMarked(attributes)) run[key] = true;
      };
    const properties = children({
      vanish: { open: mark('hidden') },
      strike: { open: mark('struck') },
      dstrike: { open: mark('struck') },
      vertAlign: { open: mark('raised', (attributes) => /^su(?:per|b)script$/.test(valueOf(attributes))) },
    });
    const adds = (text: string): ElementRule => ({ open: () => this.addText(text) });
    content.set('rPr', { children: properties });
    content.set('t', { text: (text) => this.addText(text) });
    content.set('tab', adds(' '));
    content.set('br', adds('\n'));
    content.set('cr', adds('\n'));
    content.set('noBreakHyphen', adds('-'));
    // A character of a symbol font: something stands there, and it is not known what.
    content.set('sym', adds('\ufffd'));
    content.set('r', {
      open: () => void this.runs.push({ hidden: false, struck: false, raised: false }),
      close: () => void this.runs.pop(),
      children: content,
    });
  }

  private addText(text: string): void {
    const paragraph = this.paragraphs[this.paragraphs.length - 1];
    const run = this.runs[this.runs.length - 1];
    if (!paragraph || this.dropped > 0) return;
    if (run?.hidden || run?.struck) {
      if (text.trim() !== '') this.builder.notice(run.hidden ? 'HIDDEN_TEXT' : 'STRUCK_TEXT');
      return;
    }
    // A raised figure is none of the digits before it.
    paragraph.text += run?.raised ? ` ${text} ` : text;
  }

  private addTable(content: Content): void {
    content.set('tbl', {
      open: () => {
        this.openCell();
        if (this.dropped === 0) this.builder.openTable();
        this.tablesOpened.push(this.dropped === 0);
      },
      close: () => {
        if (this.tablesOpened.pop()) this.builder.closeTable();
      },
      children: content,
    });
  }

  private addRow(content: Content): void {
    const remove = (): void => {
      const row = this.rows[this.rows.length - 1];
      if (!row || row.removed) return;
      row.removed = true;
      this.dropped += 1;
    };
    const properties = children({
      gridBefore: {
        open: (attributes) => {
          const row = this.rows[this.rows.length - 1];
          if (row) row.before = wholeNumber(valueOf(attributes)) ?? 0;
        },
      },
      hidden: {
        open: (attributes) => {
          if (!isOn(attributes)) return;
          this.builder.notice('HIDDEN_ROWS');
          remove();
        },
      },
      del: {
        open: () => {
          this.tracked();
          remove();
        },
      },
      ins: { open: this.tracked },
    });
    content.set('trPr', { children: properties });
    content.set('tr', {
      open: () => void this.rows.push({ before: 0, removed: false, opened: false }),
      close: () => {
        this.openRow();
        if (this.rows.pop()?.removed) this.dropped -= 1;
      },
      children: content,
    });
  }

  private openRow(): void {
    const row = this.rows[this.rows.length - 1];
    if (!row || row.opened || this.dropped > 0) return;
    row.opened = true;
    this.builder.openRow(row.before);
  }

  private addCell(content: Content): void {
    const set = (change: (cell: Cell, value: string) => void) => ({
      open: (attributes: XmlAttributes): void => {
        const cell = this.cells[this.cells.length - 1];
        if (cell) change(cell, valueOf(attributes));
      },
    });
    const merges = set((cell, value) => (cell.continues ||= value !== 'restart'));
    const properties = children({
      gridSpan: set((cell, value) => (cell.span = Math.max(1, wholeNumber(value) ?? 1))),
      vMerge: merges,
      hMerge: merges,
    });
    content.set('tcPr', { children: properties });
    content.set('tc', {
      open: () => {
        this.openRow();
        this.cells.push({ span: 1, continues: false, opened: false });
      },
      close: () => {
        this.openCell();
        const cell = this.cells.pop();
        if (!cell?.opened) return;
        if (cell.continues) this.dropped -= 1;
        this.builder.closeCell();
      },
      children: content,
    });
  }

  /** Opens the cell before its first content: only then are its properties known. */
  private openCell(): void {
    const cell = this.cells[this.cells.length - 1];
    if (!cell || cell.opened || this.dropped > 0) return;
    cell.opened = true;
    this.builder.openCell(cell.span, 1);
    if (cell.continues) this.dropped += 1;
  }
}

function valueOf(attributes: XmlAttributes): string {
  return attributeOf(attributes, 'val') ?? '';
}

/** A switch is on unless it says that it is not. */
function isOn(attributes: XmlAttributes): boolean {
  return !['0', 'false', 'off', 'none'].includes(valueOf(attributes));
}
