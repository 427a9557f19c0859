import type { DeviceFault } from '#shared/domain/device-hint.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';

/** Why a reader is not working, in terms a clerk can act on. `maintenance` = SAM self-test failed or not authorised (60/66). */
export type ReaderProblem = 'not-connected' | 'no-answer' | 'maintenance' | 'read-failed';

/** `off` = no reader configured. `reading` covers find, select and read. `waiting-removal` = read done, card still lies there. */
export type ReaderState = 'off' | 'connecting' | 'idle' | 'reading' | 'waiting-removal' | 'offline' | 'fault';

export type ReaderStatus = {
  readonly state: ReaderState;
  readonly problem: ReaderProblem | null;
  /** SAM module number once it has been asked for; null before. */
  readonly samId: string | null;
};

export type CardRead = {
  readonly record: IdCardRecord;
  /** The chip's compressed photo (WLT, 1024 bytes); only a vendor's decoder can open it. */
  readonly photoWlt: Uint8Array;
};

/** One physical reader. Reconnects by itself; every listener call happens after the state, or the reason for it, changed. Never throws from `start`. */
export interface IdCardReader {
  readonly url: string;
  status(): ReaderStatus;
  /** What kept the line from being opened the last time; null when it stands or was lost while it stood. */
  fault(): DeviceFault | null;
  start(): void;
  /** Ends polling and closes the line; resolves when the port is free. */
  stop(): Promise<void>;
  onCard(listener: (read: CardRead) => void): () => void;
  onStatus(listener: (status: ReaderStatus) => void): () => void;
}

/** Decodes the chip's photo with a program the station installed itself. `null` = no decoder, failed, or timed out. */
export interface PhotoDecoder {
  readonly available: boolean;
  /** Returns a 102×126 24-bit BMP. */
  decode(photoWlt: Uint8Array): Promise<Uint8Array | null>;
}
