import { z } from 'zod';
import { receiptWidths } from '#shared/domain/receipt-models.ts';
import { DeskError } from '#shared/errors.ts';
import { readSetting, writeSetting } from '#electron/db/repositories/settings.ts';
import { createIdCardReader } from '#electron/devices/id-card/create-id-card-reader.ts';
import { createPhotoDecoder } from '#electron/devices/id-card/photo-decoder.ts';
import { parseReaderUrl } from '#electron/devices/id-card/reader-url.ts';
import { createReceiptPrinter } from '#electron/devices/printer/create-receipt-printer.ts';
import { parsePrinterUrl, PrinterUrlError } from '#electron/devices/printer/printer-url.ts';
import type { StationOptions } from '#electron/launch/options.ts';
import type { Logger } from '#electron/platform/logger.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import type { DeviceAddresses, DeviceDesk, DeviceFactories } from '#electron/services/device-desk.ts';
import { writeOnce } from '#electron/services/write.ts';

const storedAddresses = z.object({
  printerUrl: z.string(),
  readerUrl: z.string(),
  columns: z.literal(receiptWidths),
  // Stored before there was the choice: text, as it was then.
  rasterOnly: z.boolean().default(false),
});

/** The command line's devices, else the manager's, else none; the paper's width as set, else as the station's profile says. */
export function readAddresses(context: ServiceContext, options: StationOptions): DeviceAddresses {
  const stored = storedAddresses.safeParse(readSetting(context.store.db, 'devices')).data;
  return {
    printerUrl: options.printer ?? stored?.printerUrl ?? 'none',
    readerUrl: options.reader ?? stored?.readerUrl ?? 'none',
    columns: stored?.columns ?? context.profile().receiptColumns,
    rasterOnly: stored?.rasterOnly ?? false,
  };
}

export function deviceFactories(options: StationOptions, log: Logger): DeviceFactories {
  return {
    createPrinter: (url) => createReceiptPrinter(url),
    createReader: (url) => createIdCardReader(url, { log: (message) => log.warn(message) }),
    photoDecoder: createPhotoDecoder(options.photoDecoder, {
      log: (message, cause) => log.warn({ err: cause }, message),
    }),
  };
}

/** Checks both addresses, stores them, then takes them into use. Errors: device.address. */
export async function configureDevices(
  context: ServiceContext,
  desk: DeviceDesk,
  requestId: string,
  addresses: DeviceAddresses,
): Promise<void> {
  assertAddresses(addresses);
  const { printerUrl, readerUrl, columns, rasterOnly } = addresses;
  const settings = { printerUrl, readerUrl, columns, rasterOnly };
  const request = { requestId, ...settings };
  writeOnce(context, {
    procedure: 'devices.configure',
    request,
    nouns: ['devices'],
    work: (db, nowMs) => {
      writeSetting(db, 'devices', settings, nowMs);
      return {};
    },
  });
  await context.store.committed(); // what a restart would not find again must not be taken into use
  await desk.change(settings);
}

function assertAddresses({ printerUrl, readerUrl }: DeviceAddresses): void {
  if (parseReaderUrl(readerUrl) === null) throw new DeskError('device.address', { address: readerUrl });
  try {
    parsePrinterUrl(printerUrl);
  } catch (error) {
    if (error instanceof PrinterUrlError) throw new DeskError('device.address', { address: printerUrl });
    throw error;
  }
}
