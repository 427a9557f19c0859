/** An open connection to a reader, whatever it runs over. */
export interface Line {
  /** Hands bytes to the system. A line that is gone swallows them: the loss is told through `onLost`, silence by a time-out. */
  write(bytes: Uint8Array): void;
  /** Resolves when the port is free for another owner; never rejects. */
  close(): Promise<void>;
}

export type LineEvents = {
  readonly onBytes: (chunk: Uint8Array) => void;
  /** Called once when an open line ends, also after `close`. */
  readonly onLost: () => void;
};

export type LineLimits = { readonly openMs: number; readonly signal: AbortSignal };
