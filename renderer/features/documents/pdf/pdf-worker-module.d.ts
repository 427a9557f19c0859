/** The library ships its worker without types: it is only run. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
