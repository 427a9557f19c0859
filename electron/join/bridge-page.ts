import { WebSocket } from 'ws';
import { dialHost } from './host-bridge.ts';
import type { JoinedScreen } from './joined-screen.ts';
import { bytesOf, type PageEnd } from './page-end.ts';

const LOOK_AGAIN_MS = 20_000;

/** Leads a page to the host; where there is none to lead to, lets it talk to this PC about joining. */
export async function bridgePage(screen: JoinedScreen, page: PageEnd): Promise<void> {
  screen.retryStored();
  const { joined } = screen;
  if (joined === null) return talkOfJoining(screen, page);
  const dialled = await dialHost(joined);
  if (!dialled.ok) {
    // The page dials again by itself, and goes on alone meanwhile.
    if (dialled.why === 'unreachable') return page.close();
    screen.refuse(dialled.why);
    return talkOfJoining(screen, page);
  }
  const host = dialled.socket;
  const end = (): void => {
    host.terminate();
    page.close();
  };
  page.onClose(end);
  host.on('close', end);
  host.on('error', end);
  page.onMessage((data) => {
    if (host.readyState === WebSocket.OPEN) host.send(data);
  });
  host.on('message', (data, isBinary) => page.send(isBinary ? bytesOf(data) : bytesOf(data).toString('utf8')));
  page.begin();
}

/** The page's line ends when there is a host to talk to: it dials again and is led through. */
function talkOfJoining(screen: JoinedScreen, page: PageEnd): void {
  const stop = screen.states.subscribe((state) => {
    if (state.state !== 'joined') return;
    stop();
    page.close();
  });
  page.onClose(stop);
  // Nobody may stand here to press a button when the host is itself again.
  const again = screen.isStored ? setTimeout(() => page.close(), LOOK_AGAIN_MS) : undefined;
  page.onClose(() => clearTimeout(again));
  page.serveJoin();
  page.begin();
}
