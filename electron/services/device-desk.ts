import type { CardReadId } from '#shared/contract/base.ts';
import type { DeviceDetails, PrinterStatusView, ReaderEvent, ReaderStatusView } from '#shared/contract/devices.ts';
import type { DeviceFault } from '#shared/domain/device-hint.ts';
import type { ReceiptColumns } from '#shared/domain/receipt-models.ts';
import { maskName } from '#shared/domain/masking.ts';
import { findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import { countInState } from '#electron/db/repositories/print-jobs.ts';
import type { CardRead, IdCardReader, PhotoDecoder } from '#electron/devices/id-card/reader-port.ts';
import type { PrinterCondition, ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import { mayPrint } from '#electron/devices/printer/printer-status.ts';
import { Broadcast } from '#electron/platform/broadcast.ts';
import type { ServiceContext } from './context.ts';
import { detailsOf, troubleOf, type LastTroubles } from './device-details.ts';

export type DeviceAddresses = {
  readonly printerUrl: string;
  readonly readerUrl: string;
  readonly columns: ReceiptColumns;
  readonly rasterOnly: boolean;
};

export type DeviceFactories = {
  readonly createPrinter: (url: string) => ReceiptPrinter;
  readonly createReader: (url: string) => IdCardReader;
  readonly photoDecoder: PhotoDecoder;
};

const PRINTER_POLL_MS = 4_000;
/** A printer that is away is looked for often enough that its return is known within three seconds. */
const PRINTER_AWAY_POLL_MS = 1_500;

/** The station's reader and printer as they are now; they can be changed while it runs. */
export class DeviceDesk {
  readonly readerEvents = new Broadcast<ReaderEvent>();
  readonly #context: ServiceContext;
  readonly #factories: DeviceFactories;
  #addresses: DeviceAddresses;
  #printer: ReceiptPrinter;
  #reader: IdCardReader;
  #condition: PrinterCondition = 'unknown';
  /** Why the printer could not be reached, as last told. */
  #fault: DeviceFault | null = null;
  #poll: NodeJS.Timeout | null = null;
  /** Grows when the asking begins anew or ends: an answer to an earlier round must not start a second one. */
  #round = 0;
  #stopped = false;
  /** How many cards were read so far. */
  #cards = 0;
  #changing: Promise<void> = Promise.resolve();
  #last: LastTroubles = { reader: null, printer: null };
  /** Takes the cards while somebody tries the reader out: such a card must not become anybody's ticket. */
  #tryOut: ((read: CardRead) => void) | null = null;

  constructor(context: ServiceContext, factories: DeviceFactories, addresses: DeviceAddresses) {
    this.#context = context;
    this.#factories = factories;
    this.#addresses = addresses;
    this.#printer = factories.createPrinter(addresses.printerUrl);
    this.#reader = this.#makeReader(addresses.readerUrl);
  }

  get photoDecoder(): PhotoDecoder {
    return this.#factories.photoDecoder;
  }

  get printer(): ReceiptPrinter {
    return this.#printer;
  }

  get columns(): ReceiptColumns {
    return this.#addresses.columns;
  }

  get rasterOnly(): boolean {
    return this.#addresses.rasterOnly;
  }

  start(): void {
    this.#reader.start();
    this.#pollPrinter();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#round += 1;
    if (this.#poll) clearTimeout(this.#poll);
    await Promise.all([this.#reader.stop(), this.#printer.close()]);
  }

  /** Takes other devices into use at once. Throws DeskError `device.address` before anything changed. */
  async change(addresses: DeviceAddresses): Promise<void> {
    // One after the other: two at a time would leave a device open that nobody knows any more.
    const turn = this.#changing.then(() => this.#apply(addresses));
    this.#changing = turn.catch(() => undefined);
    await turn;
  }

  async #apply(addresses: DeviceAddresses): Promise<void> {
    const printer =
      addresses.printerUrl === this.#addresses.printerUrl ? null : this.#factories.createPrinter(addresses.printerUrl);
    const reader = addresses.readerUrl === this.#addresses.readerUrl ? null : this.#makeReader(addresses.readerUrl);
    this.#addresses = addresses;
    if (printer) {
      const old = this.#printer;
      this.#printer = printer;
      this.#condition = 'unknown';
      await old.close();
    }
    if (reader) {
      await this.#reader.stop();
      this.#reader = reader;
      reader.start();
      this.#tellStatus();
    }
    this.#pollPrinter();
  }

  readerStatus(): ReaderStatusView {
    const { state, problem, samId } = this.#reader.status();
    return { url: this.#reader.url, state, problem, samId, photoDecoder: this.#factories.photoDecoder.available };
  }

  printerStatus(): PrinterStatusView {
    const { db } = this.#context.store;
    return {
      url: this.#printer.url,
      statusCapable: this.#printer.statusCapable,
      condition: this.#printer.url === 'none' ? 'offline' : this.#condition,
      columns: this.#addresses.columns,
      rasterOnly: this.#addresses.rasterOnly,
      queued: countInState(db, 'queued'),
      unanswered: countInState(db, 'unknown'),
    };
  }

  /** What a printer said of itself, asked or while it prints. */
  noteCondition(printer: ReceiptPrinter, condition: PrinterCondition): void {
    const fault = printer.fault();
    if (printer !== this.#printer || (condition === this.#condition && fault === this.#fault)) return;
    this.#fault = fault;
    const recovered = isThere(printer, condition) && !isThere(printer, this.#condition);
    this.#condition = condition;
    const atMs = this.#context.clock.now();
    this.#last = { ...this.#last, printer: troubleOf(condition, fault, atMs) ?? this.#last.printer };
    if (!isThere(printer, condition)) this.#pollAgainIn(PRINTER_AWAY_POLL_MS);
    // What waits for the printer need not wait for the spooler's next try.
    this.#context.announce(recovered ? ['devices', 'prints'] : ['devices']);
  }

  /** What stands behind the states: why a device cannot be reached, and when something was last wrong with it. */
  details(): DeviceDetails {
    return detailsOf({ reader: this.#reader, printer: this.#printer, last: this.#last });
  }

  /** Until the returned function is called, every card read goes to `listener` and nowhere else. The newest listener holds. */
  tryReader(listener: (read: CardRead) => void): () => void {
    this.#tryOut = listener;
    return () => {
      if (this.#tryOut === listener) this.#tryOut = null;
    };
  }

  /** Runs `work` while the reader's port is free, then starts the reader again. */
  async withReaderClosed<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#changing.then(async () => {
      await this.#reader.stop();
      try {
        return await work();
      } finally {
        this.#reader.start();
      }
    });
    this.#changing = turn.then(
      () => undefined,
      () => undefined,
    );
    return await turn;
  }

  #makeReader(url: string): IdCardReader {
    const reader = this.#factories.createReader(url);
    reader.onStatus(() => {
      if (reader !== this.#reader) return;
      const { problem } = reader.status();
      const trouble = troubleOf(problem, reader.fault(), this.#context.clock.now());
      this.#last = { ...this.#last, reader: trouble ?? this.#last.reader };
      this.#tellStatus();
    });
    reader.onCard((read) => {
      void this.#takeCard(read).catch((error: unknown) =>
        this.#context.log.error({ err: error }, 'a card read was lost'),
      );
    });
    return reader;
  }

  #tellStatus(): void {
    this.readerEvents.publish({ kind: 'status', status: this.readerStatus() });
    this.#context.announce(['devices']);
  }

  async #takeCard(read: CardRead): Promise<void> {
    if (this.#tryOut !== null) return this.#tryOut(read);
    const mine = (this.#cards += 1);
    const decoder = this.#factories.photoDecoder;
    const photoBmp = decoder.available ? await decoder.decode(read.photoWlt) : null;
    // The next person's card lies there by now: told late, this one would be taken for theirs.
    if (mine !== this.#cards) return;
    const id = this.#context.newId() as CardReadId;
    this.#context.cards.keep({ id, record: read.record, photoBmp, readAtMs: this.#context.clock.now() });
    const person = findPersonByIdNumber(this.#context.store.db, read.record.idNumber);
    this.readerEvents.publish({
      kind: 'card',
      cardReadId: id,
      maskedName: maskName(read.record.name),
      personId: (person?.id as PersonIdOrNull) ?? null,
    });
  }

  #pollPrinter(): void {
    if (this.#poll) clearTimeout(this.#poll);
    const round = (this.#round += 1);
    const printer = this.#printer;
    if (printer.url === 'none') return;
    void printer.status().then((condition) => {
      if (round !== this.#round) return;
      this.noteCondition(printer, condition);
      this.#pollAgainIn(isThere(printer, condition) ? PRINTER_POLL_MS : PRINTER_AWAY_POLL_MS);
    });
  }

  #pollAgainIn(ms: number): void {
    if (this.#poll) clearTimeout(this.#poll);
    if (this.#stopped) return; // the last paper's outcome may come after the end
    this.#poll = setTimeout(() => this.#pollPrinter(), ms);
    this.#poll.unref();
  }
}

/** Of a printer that cannot answer, `unknown` is the best there is. */
function isThere(printer: ReceiptPrinter, condition: PrinterCondition): boolean {
  return mayPrint(condition) || (!printer.statusCapable && condition === 'unknown');
}

type PersonIdOrNull = Extract<ReaderEvent, { kind: 'card' }>['personId'];
