/** When the system asks again a host that said nothing: one second after the first time, two after that, four after that. */
const ASKED_AGAIN_MS = [0, 1000, 3000, 7000];

/** Connecting to a host that may be switched off: resolves the first time it is asked while it is there, rejects on abort. */
export function connectionTries(isThere: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timers = ASKED_AGAIN_MS.map((ms) =>
      setTimeout(() => {
        if (!isThere()) return;
        end();
        resolve();
      }, ms),
    );
    const end = (): void => timers.forEach((timer) => clearTimeout(timer));
    const onAbort = (): void => {
      end();
      reject(new Error('no connection in time'));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}
