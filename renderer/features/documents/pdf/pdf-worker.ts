// The library's own worker, built into a file that the page's door serves as a script.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
