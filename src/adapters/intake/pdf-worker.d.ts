declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** A character map as a `data:` address. */
declare module '*.bcmap' {
  const address: string;
  export default address;
}
