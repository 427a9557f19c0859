import { DeskError } from '#shared/errors.ts';
import type { IdCardReader } from './reader-port.ts';
import { READER_TUNING, type ReaderTuning } from './reader-tuning.ts';
import { parseReaderUrl } from './reader-url.ts';
import { SamCardReader, type ReaderLog } from './sam-card-reader.ts';

export type IdCardReaderOptions = {
  readonly tuning?: Partial<ReaderTuning>;
  readonly log?: ReaderLog;
};

/**
 * A reader for `none`, `serial:PATH?baud=N` or `tcp://host:port`; nothing is opened before `start`.
 * Throws DeskError `device.address` on any other text.
 */
export function createIdCardReader(url: string, options: IdCardReaderOptions = {}): IdCardReader {
  const address = parseReaderUrl(url);
  if (address === null) throw new DeskError('device.address', { address: url });
  if (address.kind === 'none') return new AbsentReader(url);
  const tuning = { ...READER_TUNING, ...options.tuning };
  return new SamCardReader({ url, address, tuning, log: options.log ?? (() => undefined) });
}

/** A station without a reader: always `off`, so that nobody has to ask whether there is one. */
class AbsentReader implements IdCardReader {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  status(): ReturnType<IdCardReader['status']> {
    return { state: 'off', problem: null, samId: null };
  }

  fault(): null {
    return null;
  }

  start(): void {}

  stop(): Promise<void> {
    return Promise.resolve();
  }

  onCard(): () => void {
    return () => undefined;
  }

  onStatus(): () => void {
    return () => undefined;
  }
}
