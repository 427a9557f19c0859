import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { deviceFaults, devicePlatforms, deviceTransports } from '#shared/domain/device-hint.ts';
import { receiptWidths } from '#shared/domain/receipt-models.ts';
import { cardReadId, instantMs, personId, reads, writeInput, writes } from './base.ts';

export const readerStatus = z.object({
  url: z.string(),
  state: z.enum(['off', 'connecting', 'idle', 'reading', 'waiting-removal', 'offline', 'fault']),
  problem: z.enum(['not-connected', 'no-answer', 'maintenance', 'read-failed']).nullable(),
  samId: z.string().nullable(),
  photoDecoder: z.boolean(),
});
export type ReaderStatusView = z.infer<typeof readerStatus>;

export const printerStatus = z.object({
  url: z.string(),
  statusCapable: z.boolean(),
  condition: z.enum([
    'ready',
    'paper-near-end',
    'out-of-paper',
    'cover-open',
    'cutter-error',
    'error',
    'offline',
    'unknown',
  ]),
  columns: z.literal(receiptWidths),
  /** Draws every line, for a printer without Chinese characters of its own. */
  rasterOnly: z.boolean(),
  /** Jobs waiting for the printer, and jobs waiting for a person's answer. */
  queued: z.int(),
  unanswered: z.int(),
});
export type PrinterStatusView = z.infer<typeof printerStatus>;

export type DeviceStatusView = { readonly reader: ReaderStatusView; readonly printer: PrinterStatusView };

export const readerEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: readerStatus }),
  z.object({
    kind: z.literal('card'),
    cardReadId,
    maskedName: z.string(),
    /** The roster's person with this ID number, if any; counters only, null on the kiosk. */
    personId: personId.nullable(),
  }),
]);
export type ReaderEvent = z.infer<typeof readerEvent>;

/** Beside the state: why a device cannot be reached now, and what was wrong with it last. */
const deviceDetail = z.object({
  transport: z.enum(deviceTransports),
  fault: z.enum(deviceFaults).nullable(),
  last: z
    .object({
      atMs: instantMs,
      /** A printer's condition or a reader's problem. */
      problem: z.string(),
      fault: z.enum(deviceFaults).nullable(),
    })
    .nullable(),
});
export const deviceDetails = z.object({
  platform: z.enum(devicePlatforms),
  reader: deviceDetail,
  printer: deviceDetail,
});
export type DeviceDetails = z.infer<typeof deviceDetails>;

export const foundDevices = z.object({
  /** Serial ports; on Linux under the name that stays when the plug moves. `maker` is `''` where the system does not say. */
  ports: z.array(z.object({ path: z.string(), maker: z.string() })),
  printers: z.array(z.object({ url: z.string(), name: z.string() })),
});
export type FoundDevicesView = z.infer<typeof foundDevices>;

/** A card on trial: nothing that names anybody, and not kept. */
export const readerTrial = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({
    kind: z.literal('card'),
    maskedName: z.string(),
    maskedIdNumber: z.string(),
    cardKind: z.enum(['citizen', 'hmt-permit', 'foreigner-2017', 'foreigner-2023']),
    /** `YYYY-MM-DD`, 长期 or `''`. */
    validTo: z.string(),
    photo: z.enum(['decoded', 'failed', 'no-decoder']),
  }),
]);
export type ReaderTrial = z.infer<typeof readerTrial>;

export const printerTrial = z.object({
  outcome: z.enum(['confirmed', 'not-sent', 'unknown']),
  condition: printerStatus.shape.condition,
  /** Characters of the test page that no font here can draw, printed as their code points. */
  missing: z.array(z.string()),
});
export type PrinterTrial = z.infer<typeof printerTrial>;

export const devicesContract = {
  status: reads('counter', 'kiosk', 'manager', 'hall').output(
    z.object({ reader: readerStatus, printer: printerStatus }),
  ),
  /** Endless stream of the card reader; starts with its status. A card read is kept in memory a few minutes, then gone. */
  watchReader: reads('counter', 'kiosk', 'manager').output(eventIterator(readerEvent)),
  details: reads('counter', 'manager').output(deviceDetails),
  /** Looks at the station's own PC; takes up to some seconds. */
  found: reads('counter', 'manager').output(foundDevices),
  /** While this stream is open, cards go to it alone. Only on the station's own PC. Errors: access.denied. */
  tryReader: reads('counter', 'manager').output(eventIterator(readerTrial)),
  /** Prints the test page, past the journal: it is nobody's paper. A repeated request prints nothing. */
  tryPrinter: writes('counter', 'manager').input(writeInput).output(printerTrial),
  /** Finds the rate a reader on a serial port speaks at, and takes it into use. Errors: access.denied, device.address. */
  scanReader: writes('counter', 'manager')
    .input(writeInput.extend({ path: z.string().min(1).max(200) }))
    .output(z.object({ baudRate: z.int().nullable(), fault: z.enum(deviceFaults).nullable() })),
  /** Changes the device addresses, at once and for later starts. Only on the station's own PC. Errors: access.denied, device.address. */
  configure: writes('counter', 'manager')
    .input(
      writeInput.extend({
        printerUrl: z.string().max(300),
        readerUrl: z.string().max(300),
        columns: z.literal(receiptWidths),
        rasterOnly: z.boolean(),
      }),
    )
    .output(z.object({ reader: readerStatus, printer: printerStatus })),
};
