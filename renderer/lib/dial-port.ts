import { RPCLink } from '@orpc/client/message-port';
import type { Dial, LineEvents } from './station-line.ts';

type Shell = { readonly requestPort: () => void };

const PORT_WITHIN_MS = 5000;

/** What the shell's preload script put on the window; null in a browser. */
export function findShell(host: object): Shell | null {
  if (!('deskShell' in host)) return null;
  const shell = host.deskShell;
  if (typeof shell !== 'object' || shell === null || !('requestPort' in shell)) return null;
  const { requestPort } = shell;
  return typeof requestPort === 'function' ? { requestPort: () => void requestPort() } : null;
}

/** Asks the shell for a MessagePort to the station process, and listens to what it says about that process. */
export function dialPort(shell: Shell): Dial {
  return (events) => {
    let port: MessagePort | null = null;
    const close = (): void => {
      clearTimeout(timer);
      window.removeEventListener('message', hear);
      port?.close();
      port = null;
      events.onClose();
    };
    const timer = setTimeout(close, PORT_WITHIN_MS);
    const hear = (event: MessageEvent<unknown>): void => {
      if (event.source !== window) return;
      const given = event.ports[0];
      if (event.data === 'station-port' && given !== undefined) {
        clearTimeout(timer);
        port = given;
        open(given, events, close);
        return;
      }
      const state = stationState(event.data);
      if (state === null) return;
      events.onStopped(state.state === 'stopped' ? (state.code ?? '') : null);
      // A port to a process that is gone says nothing by itself on every platform; the shell knows.
      if (state.state !== 'ready' && port !== null) close();
      if (state.state === 'ready' && port === null) shell.requestPort();
    };
    window.addEventListener('message', hear);
    shell.requestPort();
    return { usable: () => port !== null, hangUp: close };
  };
}

function open(port: MessagePort, events: LineEvents, close: () => void): void {
  const link = new RPCLink({ port });
  port.addEventListener('close', close);
  port.start();
  events.onOpen(link);
}

type StationState = { readonly state: 'ready' | 'restarting' | 'stopped'; readonly code: string | null };

function stationState(data: unknown): StationState | null {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'station-state') return null;
  if (!('state' in data)) return null;
  const code = 'code' in data && typeof data.code === 'string' ? data.code : null;
  const { state } = data;
  return state === 'ready' || state === 'restarting' || state === 'stopped' ? { state, code } : null;
}
