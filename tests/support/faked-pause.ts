/** Node's `timers/promises` on the global timers, which a fake clock can move. */
export function setTimeout(ms: number, value?: unknown, options?: { readonly signal?: AbortSignal }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const signal = options?.signal;
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = globalThis.setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
  });
}
