declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** Where the built folder has the script that a worker runs. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?address' {
  const address: string;
  export default address;
}

/** A character map as a `data:` address. */
declare module '*.bcmap' {
  const address: string;
  export default address;
}
