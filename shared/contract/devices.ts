import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { receiptWidths } from '#shared/domain/receipt-models.ts';
import { cardReadId, personId, reads, writeInput, writes } from './base.ts';

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

export const devicesContract = {
  status: reads('counter', 'kiosk', 'manager', 'hall').output(
    z.object({ reader: readerStatus, printer: printerStatus }),
  ),
  /** Endless stream of the card reader; starts with its status. A card read is kept in memory a few minutes, then gone. */
  watchReader: reads('counter', 'kiosk', 'manager').output(eventIterator(readerEvent)),
  /** Changes the device addresses, at once and for later starts. Errors: device.address. */
  configure: writes('manager')
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
