import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The page is served from app://desk/, from the station's own port and to browsers on the LAN: paths stay relative.
export default defineConfig({
  root: fileURLToPath(new URL('./renderer', import.meta.url)),
  base: './',
  plugins: [react()],
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
