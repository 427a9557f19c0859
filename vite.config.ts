import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

// The page is served from app://desk/, from the station's own port and to browsers on the LAN: paths stay relative.
export default defineConfig({
  root: fileURLToPath(new URL('./renderer', import.meta.url)),
  base: './',
  plugins: [react(), { name: 'desk-version', transformIndexHtml: () => [versionTag(version)] }],
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
