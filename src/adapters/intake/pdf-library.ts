/** What is used of pdf.js, and how it is loaded: without a worker, a network, a canvas or generated code. */

export interface PdfTextItem {
  readonly str: string;
  /** Six numbers: where the text begins is the fifth and sixth. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface PdfDocument {
  readonly numPages: number;
  /** Texts of a page, from 1, in the order of the document. */
  getPage(number: number): Promise<readonly PdfTextItem[]>;
  /** Character maps the document needs and nobody has: what is written with them cannot be read. */
  readonly missingMaps: ReadonlySet<string>;
}

export interface PdfTask {
  readonly promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
}

export interface PdfLibrary {
  getDocument(bytes: Uint8Array): PdfTask;
}

/** pdf.js as far as it is used. */
interface Display {
  getDocument(options: Readonly<Record<string, unknown>>): {
    readonly promise: Promise<{
      readonly numPages: number;
      getPage(number: number): Promise<{
        getTextContent(): Promise<{ readonly items: readonly object[] }>;
        cleanup(): void;
      }>;
    }>;
    destroy(): Promise<void>;
  };
}

let library: Promise<PdfLibrary> | null = null;

/** Loads pdf.js when the first document is read; a failed try is no reason not to try again. */
export function loadPdf(): Promise<PdfLibrary> {
  library ??= load().catch((error: unknown) => {
    library = null;
    throw error;
  });
  return library;
}

async function load(): Promise<PdfLibrary> {
  standInForDrawing();
  const [display, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs') as Promise<unknown>,
    import('pdfjs-dist/legacy/build/pdf.worker.mjs') as Promise<unknown>,
  ]);
  // With its worker's code at this name pdf.js runs on this thread and starts no worker.
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
  const { getDocument } = display as Display;
  return { getDocument: (bytes) => open(getDocument, bytes) };
}

/** Outside a browser pdf.js looks for a drawing package and complains; text needs none of these. */
function standInForDrawing(): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= Object;
}

function open(getDocument: Display['getDocument'], bytes: Uint8Array): PdfTask {
  const missing = new Set<string>();
  const task = getDocument({
    CMapReaderFactory: mapReader(missing),
    // pdf.js keeps what it is given.
    data: bytes.slice(),
    verbosity: 0,
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  });
  return {
    promise: task.promise.then(({ numPages }) => ({
      numPages,
      missingMaps: missing,
      getPage: (number) => textOf(task, number),
    })),
    destroy: () => task.destroy(),
  };
}

/** Hands pdf.js the maps it asks for by name, and notes those that are not there. */
function mapReader(missing: Set<string>): new () => object {
  return class {
    async fetch({ name }: { name: string }): Promise<object> {
      const { characterMap } = await import('./pdf-character-maps');
      const cMapData = characterMap(name);
      if (cMapData) return { cMapData, isCompressed: true };
      missing.add(name);
      throw new Error(`no character map ${name}`);
    }
  };
}

async function textOf(
  task: ReturnType<Display['getDocument']>,
  number: number,
): Promise<readonly PdfTextItem[]> {
  const page = await (await task.promise).getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.filter((item): item is PdfTextItem => 'str' in item);
}
