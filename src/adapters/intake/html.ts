import { GoujiError } from '../../core/errors';
import type { HeadingLevel, ReportSource } from '../../core/model/source';
import { declaredCharset, decodeText } from './decode';
import { INTAKE_LIMITS } from './limits';
import { readWebArchive, type SavedPart } from './mime';
import { attributeOf, parsePage, walk, type PageNode } from './page-tree';
import { SourceBuilder } from './source-builder';

/**
 * Reads a saved page or a piece of one. What its readers do not see inside a table, hidden or struck through, is left
 * out and told.
 * @throws PAGE_TOO_LARGE, PAGE_TOO_DEEP
 */
export function readHtml(bytes: Uint8Array): ReportSource {
  return readPages([{ bytes, charset: '' }]);
}

/**
 * Reads a web archive (.mht): the page and its frames.
 * @throws NO_PAGE, PAGE_TOO_LARGE, PAGE_TOO_DEEP
 */
export function readArchive(bytes: Uint8Array): ReportSource {
  return readPages(readWebArchive(bytes));
}

function readPages(pages: readonly SavedPart[]): ReportSource {
  const builder = new SourceBuilder();
  let characters = 0;
  for (const { bytes, charset } of pages) {
    const { text, notices } = decodeText(bytes, charset === '' ? declaredCharset(bytes) : charset);
    notices.forEach((code) => builder.notice(code));
    characters += text.length;
    if (characters > INTAKE_LIMITS.pageCharacters) {
      throw new GoujiError('PAGE_TOO_LARGE', { limit: INTAKE_LIMITS.pageCharacters });
    }
    new PageReader(builder).read(parsePage(text));
  }
  return builder.result('html');
}

/** Elements whose content is no text of the page. */
const SKIPPED = new Set([
  ...['head', 'script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'audio', 'video'],
  // the reading beside a character, the choices of a list, the notes LibreOffice puts on cells
  ...['rt', 'rp', 'rtc', 'select', 'datalist', 'comment'],
]);

const STRUCK = new Set(['del', 's', 'strike']);

/** Elements that begin and end a line. */
const BLOCKS = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'caption',
    'center',
    'dd',
    'details',
    'dir',
    'div',
    'dl',
  ],
  ...[
    'dt',
    'fieldset',
    'figcaption',
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
  ],
  ...[
    'html',
    'legend',
    'li',
    'main',
    'menu',
    'nav',
    'ol',
    'p',
    'pre',
    'section',
    'summary',
    'table',
    'tbody',
    'td',
  ],
  ...['textarea', 'tfoot', 'th', 'thead', 'tr', 'ul', 'br'],
]);

/** Small figures beside a figure are none of its digits. */
const RAISED = new Set(['sup', 'sub']);

const ROW_PARTS = new Set(['tr', 'td', 'th', 'tbody', 'thead', 'tfoot']);

interface Unseen {
  readonly struck: number;
  readonly invisible: number;
}

const SEEN: Unseen = { struck: 0, invisible: 0 };

/** Goes through a page once, without recursion: pages may nest deeper than any call stack. */
class PageReader {
  private text = '';
  private heading: HeadingLevel | undefined;
  private hidden = 0;
  private verbatim = 0;
  /** Open elements that strike their text through or hide it, counted from the innermost table on. */
  private unseen: Unseen = SEEN;
  private readonly around: Unseen[] = [];
  /** One for each open element. */
  private readonly looks: Look[] = [];

  constructor(private readonly builder: SourceBuilder) {}

  read(document: PageNode): void {
    let node: PageNode | null = document.first;
    while (node) {
      const descends = this.enter(node);
      if (descends && node.first) {
        node = node.first;
        continue;
      }
      if (descends) this.leave(node);
      while (node && !node.next) {
        node = node.parent;
        if (node) this.leave(node);
      }
      node = node?.next ?? null;
    }
    this.endLine();
  }

  /** False for what is not read; such a node is not left either. */
  private enter(node: PageNode): boolean {
    if (node.kind === 'text') this.addText(node.text);
    if (node.kind !== 'element') return node.kind === 'document';
    const look = lookOf(node);
    if (SKIPPED.has(node.tag) || (look.removed && this.isLeftOut(node))) return false;
    this.looks.push(look);
    if (BLOCKS.has(node.tag)) this.endLine();
    if (RAISED.has(node.tag)) this.text += ' ';
    this.heading = headingOf(node.tag) ?? this.heading;
    if (look.removed || look.invisible) this.hidden += 1;
    if (node.tag === 'pre' || node.tag === 'textarea') this.verbatim += 1;
    this.countUnseen(look, 1);
    this.open(node);
    return true;
  }

  private open(node: PageNode): void {
    switch (node.tag) {
      case 'table':
        this.around.push(this.unseen);
        this.unseen = SEEN;
        return this.builder.openTable(this.hidden > 0);
      case 'tbody':
      case 'thead':
      case 'tfoot':
        return this.builder.openGroup();
      case 'tr':
        return this.builder.openRow();
      case 'td':
      case 'th':
        return this.builder.openCell(spanOf(node, 'colspan', 1), spanOf(node, 'rowspan', 0));
      case 'input':
        if (VALUE_INPUTS.has(attributeOf(node, 'type')?.toLowerCase() ?? 'text')) {
          this.text += attributeOf(node, 'value') ?? '';
        }
    }
  }

  private leave(node: PageNode): void {
    if (node.kind !== 'element') return;
    if (BLOCKS.has(node.tag)) this.endLine();
    if (RAISED.has(node.tag)) this.text += ' ';
    if (headingOf(node.tag) !== undefined) this.heading = undefined;
    const look = this.looks.pop() ?? PLAIN;
    if (look.removed || look.invisible) this.hidden -= 1;
    if (node.tag === 'pre' || node.tag === 'textarea') this.verbatim -= 1;
    if (node.tag === 'td' || node.tag === 'th') this.builder.closeCell();
    if (node.tag === 'table') {
      this.unseen = this.around.pop() ?? SEEN;
      this.builder.closeTable();
    }
    this.countUnseen(look, -1);
  }

  private countUnseen({ struck, invisible }: Look, by: 1 | -1): void {
    if (!struck && !invisible) return;
    this.unseen = {
      struck: this.unseen.struck + (struck ? by : 0),
      invisible: this.unseen.invisible + (invisible ? by : 0),
    };
  }

  /** Whether what takes no place on the page lies inside a table; a folded part with a table in it is read. */
  private isLeftOut(node: PageNode): boolean {
    if (node.holdsTable || node.tag === 'table') return false;
    const inRows = ROW_PARTS.has(node.tag);
    if (!inRows && !this.builder.isInCell) return false;
    if (hasText(node)) this.builder.notice(inRows ? 'HIDDEN_ROWS' : 'HIDDEN_TEXT');
    return true;
  }

  /** Whether text here counts for nothing because nobody sees it, or sees that it no longer counts. */
  private isUnseen(): boolean {
    const { struck, invisible } = this.unseen;
    if (struck > 0) this.builder.notice('STRUCK_TEXT');
    else if (invisible > 0 && this.builder.isInCell) this.builder.notice('HIDDEN_TEXT');
    else return false;
    return true;
  }

  private addText(text: string): void {
    if (text.trim() !== '' && this.isUnseen()) return;
    if (this.verbatim === 0) {
      this.text += text;
      return;
    }
    const [first = '', ...others] = text.split(/\r\n|\r|\n/);
    this.text += first;
    for (const line of others) {
      this.endLine();
      this.text = line;
    }
  }

  private endLine(): void {
    const { text, heading } = this;
    this.text = '';
    if (text !== '') this.builder.line(text, { heading, hidden: this.hidden > 0 });
  }
}

/** Fields of a form whose content is shown as text. */
const VALUE_INPUTS = new Set(['text', 'number', 'tel', '']);

function headingOf(tag: string): HeadingLevel | undefined {
  const match = /^h([1-6])$/.exec(tag);
  return match ? (Number(match[1]) as HeadingLevel) : undefined;
}

/** A span as browsers read it: digits after blanks, 1 for nothing sensible. */
function spanOf(node: PageNode, name: string, least: number): number {
  const digits = /^\s*\+?(\d{1,15})/.exec(attributeOf(node, name) ?? '')?.[1];
  const span = digits === undefined ? 1 : Number(digits);
  return span < least ? 1 : span;
}

const REMOVED_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i;
const INVISIBLE_STYLE = /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)/i;
const STRUCK_STYLE = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]{0,80}line-through/i;

/** What the tag and its own style do to the text inside. */
interface Look {
  /** Takes no place on the page. */
  readonly removed: boolean;
  /** Keeps its place and shows nothing there. */
  readonly invisible: boolean;
  readonly struck: boolean;
}

const PLAIN: Look = { removed: false, invisible: false, struck: false };

function lookOf(node: PageNode): Look {
  const style = attributeOf(node, 'style');
  const hidden = attributeOf(node, 'hidden') !== undefined;
  const struck = STRUCK.has(node.tag);
  if (style === undefined && !hidden && !struck) return PLAIN;
  return {
    removed: hidden || REMOVED_STYLE.test(style ?? ''),
    invisible: INVISIBLE_STYLE.test(style ?? ''),
    struck: struck || STRUCK_STYLE.test(style ?? ''),
  };
}

function hasText(root: PageNode): boolean {
  for (const node of walk(root)) if (node.kind === 'text' && node.text.trim() !== '') return true;
  return false;
}
