import { WebSocket } from 'ws';
import { dialHost } from './host-bridge.ts';
import type { JoinedScreen } from './joined-screen.ts';
import { bytesOf, type PageEnd } from './page-end.ts';

const LOOK_AGAIN_MS = 20_000;
const UNUSED_MS = 5_000;

/** Who a page is to talk to now: the host, or this PC itself about joining; null while the host cannot be reached. */
export async function findPartner(screen: JoinedScreen): Promise<((page: PageEnd) => void) | null> {
  screen.retryStored();
  const { joined } = screen;
  if (joined === null) return (page) => talkOfJoining(screen, page);
  const dialled = await dialHost(joined);
  if (dialled.ok) {
    const host = dialled.socket;
    // The page may have left while the host was dialled.
    const unused = setTimeout(() => host.terminate(), UNUSED_MS);
    return (page) => {
      clearTimeout(unused);
      bridge(page, host);
    };
  }
  // The page dials again by itself, and goes on alone meanwhile.
  if (dialled.why === 'unreachable') return null;
  screen.refuse(dialled.why);
  return (page) => talkOfJoining(screen, page);
}

function bridge(page: PageEnd, host: WebSocket): void {
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
  // It may have gone in the moment between.
  if (host.readyState !== WebSocket.OPEN) end();
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
