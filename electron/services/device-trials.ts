import { dateTimeText } from '#shared/civil-date.ts';
import type { PrinterTrial, ReaderTrial } from '#shared/contract/devices.ts';
import { maskIdNumber, maskName } from '#shared/domain/masking.ts';
import type { TestPageModel } from '#shared/domain/receipt-models.ts';
import { hotlineWords } from '#shared/domain/station-profile.ts';
import { DeskError } from '#shared/errors.ts';
import { parseReaderUrl } from '#electron/devices/id-card/reader-url.ts';
import { scanBaudRates, type BaudScan } from '#electron/devices/id-card/scan-baud.ts';
import { findDevices, type FoundDevices } from '#electron/devices/found-devices.ts';
import type { CardRead, PhotoDecoder } from '#electron/devices/id-card/reader-port.ts';
import { Broadcast, streamOf } from '#electron/platform/broadcast.ts';
import type { ServiceContext } from './context.ts';
import type { DeviceAddresses, DeviceDesk } from './device-desk.ts';

export type DeviceTrialParts = {
  readonly context: ServiceContext;
  readonly desk: DeviceDesk;
  readonly encodePage: (page: TestPageModel) => { readonly job: Uint8Array; readonly missing: readonly string[] };
  readonly configure: (requestId: string, addresses: DeviceAddresses) => Promise<void>;
  readonly scan?: (path: string) => Promise<BaudScan>;
};

/** Rare characters of names from each block a font may lack, last a made-up name with its dot. */
const RARE = ['䶮 㛃 𠅤 𠮷 𫍯 𬭼 𰻞', '阿卜杜拉·买买提'];
const REMEMBERED = 50;

/** Trying devices out. Nothing here is a voucher, so nothing is written down; a repeated request gets the first one's answer. */
export class DeviceTrials {
  readonly #parts: DeviceTrialParts;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(parts: DeviceTrialParts) {
    this.#parts = parts;
  }

  /** What this machine shows of itself. */
  find(): Promise<FoundDevices> {
    return findDevices();
  }

  printPage(requestId: string): Promise<PrinterTrial> {
    return this.#once(requestId, async () => {
      const { desk, encodePage } = this.#parts;
      if (desk.printer.url === 'none') return { outcome: 'not-sent', condition: 'offline', missing: [] };
      const { job, missing } = encodePage(this.#page());
      const { printer } = desk;
      const delivery = await printer.deliver(job, (condition) => desk.noteCondition(printer, condition));
      const condition = delivery.outcome === 'confirmed' ? 'ready' : delivery.condition;
      desk.noteCondition(printer, condition);
      return { outcome: delivery.outcome, condition, missing: [...missing] };
    });
  }

  /** Asks the port at every rate; the one that answers is stored and used. Errors: device.address. */
  scanReader(requestId: string, path: string): Promise<BaudScan> {
    if (parseReaderUrl(`serial:${path}`) === null) throw new DeskError('device.address', { address: path });
    return this.#once(requestId, async () => {
      const { desk, configure, scan = scanBaudRates } = this.#parts;
      const found = await desk.withReaderClosed(() => scan(path));
      if (found.baudRate === null) return found;
      const printer = { printerUrl: desk.printer.url, columns: desk.columns, rasterOnly: desk.rasterOnly };
      await configure(requestId, { ...printer, readerUrl: `serial:${path}?baud=${found.baudRate}` });
      return found;
    });
  }

  #page(): TestPageModel {
    const { context, desk } = this.#parts;
    const profile = context.profile();
    return {
      kind: 'test-page',
      header: {
        station: profile.receiptHeader || profile.stationName,
        hotline: hotlineWords(profile),
        practice: context.practice,
        copy: 0,
        printedAt: dateTimeText(context.clock.now()),
      },
      ruler: '1234567890'.repeat(5).slice(0, desk.columns),
      columns: String(desk.columns),
      rare: RARE,
      qr: 'YOUDAI-DESK TEST PAGE',
    };
  }

  async #once<Answer>(requestId: string, work: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(requestId);
    if (known !== undefined) return (await known) as Answer;
    const answer = work();
    this.#answers.set(requestId, answer);
    const oldest = this.#answers.keys().next().value;
    if (this.#answers.size > REMEMBERED && oldest !== undefined) this.#answers.delete(oldest);
    return await answer;
  }
}

/** The cards laid down while somebody looks, masked; when the stream ends, cards are people again. */
export async function* watchTrial(
  desk: DeviceDesk,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReaderTrial, void, void> {
  const trials = new Broadcast<ReaderTrial>();
  const leave = desk.tryReader((read) => {
    void photoOf(desk.photoDecoder, read).then((photo) => trials.publish(trialOf(read, photo)));
  });
  try {
    yield* streamOf<ReaderTrial>(trials, { signal, first: { kind: 'waiting' }, limit: 5 });
  } finally {
    leave();
  }
}

async function photoOf(decoder: PhotoDecoder, { photoWlt }: CardRead): Promise<'decoded' | 'failed' | 'no-decoder'> {
  if (!decoder.available) return 'no-decoder';
  return (await decoder.decode(photoWlt)) === null ? 'failed' : 'decoded';
}

function trialOf({ record }: CardRead, photo: 'decoded' | 'failed' | 'no-decoder'): ReaderTrial {
  const { name, idNumber, kind, validTo } = record;
  return {
    kind: 'card',
    maskedName: maskName(name),
    maskedIdNumber: maskIdNumber(idNumber),
    cardKind: kind,
    validTo,
    photo,
  };
}
