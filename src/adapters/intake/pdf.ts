import { GoujiError } from '../../core/errors';
import type { ReportSource, SourceLine, TextPiece } from '../../core/model/source';
import { INTAKE_LIMITS } from './limits';
import { loadPdf, type PdfDocument, type PdfLibrary, type PdfTextItem } from './pdf-library';
import { piecesOfPage, type PageItem } from './pdf-pieces';
import { withoutRadicals } from './radicals';

/** Bounds of a document with pages. */
export const PDF_LIMITS = {
  pages: 300,
  /** Texts of all pages together. */
  items: 200_000,
  /**
   * Seconds for a whole document. The largest reports take less than one; what a damaged or hostile one is busy with
   * would otherwise go on as long as the pane is open.
   */
  seconds: 20,
} as const;

/** A document with fewer Chinese characters than this has no text that could be a report. */
const LEAST_CHARACTERS = 20;

export interface PdfReading {
  /** Stops the reading. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds after which it is given up. */
  readonly seconds?: number;
  readonly load?: () => Promise<PdfLibrary>;
}

/**
 * Reads the text layer of a PDF: pieces with their places on the page, in the order in which the document writes
 * them. Nothing is drawn, fetched or evaluated.
 * @throws GoujiError ENCRYPTED for a document that asks for a password, PDF_NO_TEXT for a scan, PDF_DAMAGED, PDF_TOO_SLOW
 *   for one that is not read in time, CANCELLED
 */
export async function read(
  bytes: Uint8Array,
  { signal, seconds = PDF_LIMITS.seconds, load = loadPdf }: PdfReading = {},
): Promise<ReportSource> {
  const { getDocument } = await load();
  const task = await getDocument(bytes);
  const stop = stopAfter(seconds, signal);
  try {
    return await Promise.race([task.promise.then(readPages), stop.stopped]);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    stop.clear();
    await task.destroy();
  }
}

interface Stop {
  /** Never fulfilled; rejected when the reading must end. */
  readonly stopped: Promise<never>;
  clear(): void;
}

function stopAfter(seconds: number, signal: AbortSignal | undefined): Stop {
  let clear = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    const cancel = (): void => reject(new GoujiError('CANCELLED'));
    const timer = setTimeout(
      () => reject(new GoujiError('PDF_TOO_SLOW', { limit: seconds })),
      seconds * 1000,
    );
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
    clear = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
  });
  return { stopped, clear: () => clear() };
}

async function readPages(document: PdfDocument): Promise<ReportSource> {
  const pieces: TextPiece[] = [];
  let items = 0;
  let cut = document.numPages > PDF_LIMITS.pages;
  for (let page = 1; page <= Math.min(document.numPages, PDF_LIMITS.pages); page += 1) {
    const found = (await document.getPage(page)).filter(isText);
    items += found.length;
    if (items > PDF_LIMITS.items || pieces.length > INTAKE_LIMITS.gridCells) {
      cut = true;
      break;
    }
    const lastLine = pieces[pieces.length - 1]?.line ?? 0;
    pieces.push(...piecesOfPage(found.map(placeOf), page, lastLine));
  }
  const text = pieces.map((piece) => piece.text).join('');
  // Figures may be written with a font that cannot be read: better none than a part.
  const isUnreadable = document.missingMaps.size > 0;
  if (isUnreadable || (text.match(/\p{Script=Han}/gu) ?? []).length < LEAST_CHARACTERS) {
    throw new GoujiError('PDF_NO_TEXT', { pages: document.numPages });
  }
  const notices = cut ? ['TRUNCATED'] : [];
  return {
    kind: 'pdf',
    view: { sheets: [], names: [], notices },
    lines: linesOf(pieces),
    notices,
    pieces,
  };
}

function isText(item: PdfTextItem): boolean {
  return item.str.trim() !== '';
}

/** Upright text only matters: its matrix says where it begins, its width how far it goes. */
function placeOf({ str, transform, width, height }: PdfTextItem): PageItem {
  const [scaleX = 0, skew = 0, , scaleY = 0, left = 0, y = 0] = transform;
  const size = height > 0 ? height : Math.hypot(scaleX, skew) || Math.abs(scaleY);
  return { text: withoutRadicals(str), left, right: left + width, y, size };
}

/** The lines as they are read; a blank where pieces of a line stand apart. */
function linesOf(pieces: readonly TextPiece[]): readonly SourceLine[] {
  const lines = new Map<number, { text: string; page: number | undefined }>();
  for (const { text, line, page } of pieces) {
    const known = lines.get(line);
    lines.set(line, { text: known ? `${known.text} ${text}` : text, page });
  }
  return [...lines].map(([line, { text, page }]) => ({
    text: text.replace(/[\s\u3000]+/g, ' ').trim(),
    inTable: false,
    line,
    ...(page === undefined ? {} : { page }),
  }));
}

function refusalOf(error: unknown): Error {
  if (error instanceof GoujiError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new GoujiError('ENCRYPTED', {}, { cause: error });
  return new GoujiError('PDF_DAMAGED', {}, { cause: error });
}
