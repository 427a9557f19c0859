import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

// This project is typed without the DOM; these are the two parts of it a preload script needs.
declare const location: { readonly protocol: string; readonly host: string; readonly origin: string };
declare const window: {
  postMessage: (message: unknown, targetOrigin: string, transfer?: IpcRendererEvent['ports']) => void;
};

/**
 * Everything a page can reach of the shell. The page first listens for `message` events on its window, then asks:
 * `'station-port'` arrives with the MessagePort, `{ type: 'station-state', … }` whenever the station's state changes.
 */
const deskShell = {
  /** Asks for a port to the station process; asked again after the old port has closed. */
  requestPort: (): void => ipcRenderer.send('station-port'),
} as const;

export type DeskShell = typeof deskShell;

contextBridge.exposeInMainWorld('deskShell', deskShell);

// The port may reach our own page only, never a document that took its place.
const target = location.protocol === 'app:' && location.host === 'desk' ? location.origin : null;

ipcRenderer.on('station-port', (event) => {
  if (target !== null) window.postMessage('station-port', target, event.ports);
});

ipcRenderer.on('station-state', (_event, state: unknown) => {
  if (target !== null) window.postMessage(state, target);
});
