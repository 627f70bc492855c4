/**
 * What is used of pdf.js, and how it is loaded: beside the page in a browser, on this thread elsewhere; without a
 * network, a canvas or generated code.
 */

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
  /** Frees what the document holds. In a browser its reading stops at once, whatever it is busy with. */
  destroy(): Promise<void>;
}

export interface PdfLibrary {
  getDocument(bytes: Uint8Array): Promise<PdfTask>;
}

/** pdf.js as far as it is used. */
interface Display {
  getDocument(options: Readonly<Record<string, unknown>>): LoadingTask;
  readonly PDFWorker: new (options: { readonly port: Worker; readonly verbosity: number }) => {
    destroy(): void;
  };
}

interface LoadingTask {
  readonly promise: Promise<{
    readonly numPages: number;
    getPage(number: number): Promise<{
      getTextContent(): Promise<{ readonly items: readonly object[] }>;
      cleanup(): void;
    }>;
  }>;
  destroy(): Promise<void>;
}

let library: Promise<PdfLibrary> | null = null;

/** Loads pdf.js when the first document is read; a failed try is no reason not to try again. */
export function loadPdf(): Promise<PdfLibrary> {
  library ??= (typeof Worker === 'undefined' ? loadOnThread() : loadBeside()).catch((error: unknown) => {
    library = null;
    throw error;
  });
  return library;
}

/** Outside a browser: pdf.js and what it would run in a worker share this thread. */
async function loadOnThread(): Promise<PdfLibrary> {
  standInForDrawing();
  const [display, worker] = await Promise.all([
    loadDisplay(),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs') as Promise<unknown>,
  ]);
  // With its worker's code at this name pdf.js runs on this thread and starts no worker.
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
  return {
    getDocument: (bytes) => {
      const { task, promise } = open(display, bytes);
      return Promise.resolve({ promise, destroy: () => task.destroy() });
    },
  };
}

/** In a browser: a worker of its own reads each document, and ends with it. */
async function loadBeside(): Promise<PdfLibrary> {
  const [display, { default: address }] = await Promise.all([
    loadDisplay(),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?address'),
  ]);
  return {
    getDocument: async (bytes) => {
      const port = await startWorker(address);
      const worker = new display.PDFWorker({ port, verbosity: SILENT });
      return {
        promise: open(display, bytes, { worker }).promise,
        // Its own way to end asks the worker first, which may never answer.
        destroy: () => {
          worker.destroy();
          port.terminate();
          return Promise.resolve();
        },
      };
    },
  };
}

async function loadDisplay(): Promise<Display> {
  return (await (import('pdfjs-dist/legacy/build/pdf.mjs') as Promise<unknown>)) as Display;
}

/** The worker, once its script runs: it says so itself. @throws Error when the script does not load */
function startWorker(address: string): Promise<Worker> {
  const worker = new Worker(address, { type: 'module', name: 'pdf' });
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', () => resolve(worker), { once: true });
    worker.addEventListener('error', ({ message }) => reject(new Error(`${address} ${message}`)), {
      once: true,
    });
  });
}

/** Outside a browser pdf.js looks for a drawing package and complains; text needs none of these. */
function standInForDrawing(): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= Object;
}

const SILENT = 0;

function open(
  { getDocument }: Display,
  bytes: Uint8Array,
  where: { readonly worker?: object } = {},
): { readonly task: LoadingTask; readonly promise: Promise<PdfDocument> } {
  const missing = new Set<string>();
  const task = getDocument({
    ...where,
    CMapReaderFactory: mapReader(missing),
    // pdf.js keeps what it is given.
    data: bytes.slice(),
    verbosity: SILENT,
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  });
  const promise = task.promise.then(({ numPages }) => ({
    numPages,
    missingMaps: missing,
    getPage: (number: number) => textOf(task, number),
  }));
  return { task, promise };
}

/** Hands pdf.js the maps it asks for by name, and notes those that are not there. A worker asks this thread. */
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

async function textOf(task: LoadingTask, number: number): Promise<readonly PdfTextItem[]> {
  const page = await (await task.promise).getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.filter((item): item is PdfTextItem => 'str' in item);
}
