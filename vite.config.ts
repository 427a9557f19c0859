import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

// The page is served from app://desk/, from the station's own port and to browsers on the LAN: paths stay relative.
export default defineConfig({
  root: fileURLToPath(new URL('./renderer', import.meta.url)),
  base: './',
  plugins: [react(), pdfData(), { name: 'desk-version', transformIndexHtml: () => [versionTag(version)] }],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Electron 45 carries a newer Chromium; tablets and the browser shell use whatever the machine has.
    target: 'chrome120',
    // Nothing may become a data: URL, for the policy allows those for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One station, one disk: a large chunk costs nothing that a network would charge for.
    chunkSizeWarningLimit: 8000,
  },
});

/** By which a page knows that its host runs another version (renderer/lib/page-version.ts). */
function versionTag(content: string) {
  return { tag: 'meta', attrs: { name: 'desk-version', content }, injectTo: 'head' as const };
}

/**
 * What pdfjs reads by name when a PDF needs it (renderer/features/documents/pdf): tables of Chinese codes, the standard fonts,
 * and the decoders of scanners' images as plain scripts, for the page's policy lets nobody compile WebAssembly.
 */
function pdfData(): Plugin {
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const folders = { cmaps: /./, standard_fonts: /./, wasm: /^LICENSE|nowasm_fallback\.js$/ };
  return {
    name: 'pdf-data',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(folders))
        for (const name of readdirSync(join(library, folder)).filter((each) => wanted.test(each)))
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}`,
            source: readFileSync(join(library, folder, name)),
          });
    },
  };
}
