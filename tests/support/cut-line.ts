import { connect, createServer, type Socket } from 'node:net';

export type CutLine = {
  readonly port: number;
  /** Every connection breaks and none comes about. */
  readonly cut: () => void;
  readonly restore: () => void;
  /** What the host answers gets lost; what it is told still arrives. */
  readonly loseAnswers: () => void;
  readonly close: () => Promise<void>;
};

/** A cable between a screen and its host that can be pulled and plugged in again; on loopback. */
export async function cutLine(hostPort: number): Promise<CutLine> {
  const open = new Set<Socket>();
  let state: 'whole' | 'deaf' | 'cut' = 'whole';
  const breakAll = (): void => open.forEach((socket) => socket.destroy());
  const server = createServer((screen) => {
    if (state === 'cut') {
      screen.destroy();
      return;
    }
    const host = connect({ port: hostPort, host: '127.0.0.1' });
    for (const socket of [screen, host]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        open.delete(socket);
        screen.destroy();
        host.destroy();
      });
    }
    screen.pipe(host);
    host.on('data', (chunk) => {
      if (state === 'whole') screen.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut: () => {
      state = 'cut';
      breakAll();
    },
    restore: () => {
      state = 'whole';
      breakAll();
    },
    loseAnswers: () => {
      state = 'deaf';
    },
    close: async () => {
      breakAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
