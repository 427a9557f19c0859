import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorData, type DeskErrorCode } from '#shared/errors.ts';

/** The four screens of the program; each connection speaks as one of them and may call only what lists it. */
export const surfaces = ['counter', 'kiosk', 'hall', 'manager'] as const;
export type Surface = (typeof surfaces)[number];

/** `surfaces`: who may call. `writes`: carries a requestId and changes the store. */
export type ProcedureMeta = { readonly surfaces: readonly Surface[]; readonly writes: boolean };

const errorMap = Object.fromEntries(Object.entries(errorData).map(([code, data]) => [code, { data }])) as {
  readonly [Code in DeskErrorCode]: { readonly data: (typeof errorData)[Code] };
};

const base = oc.$meta<ProcedureMeta>({ surfaces: [], writes: false }).errors(errorMap);

/** A procedure that changes nothing. */
export const reads = (...callers: readonly Surface[]) => base.meta({ surfaces: callers, writes: false });

/** A procedure that changes the store; its input must extend `writeInput`. */
export const writes = (...callers: readonly Surface[]) => base.meta({ surfaces: callers, writes: true });

/** Made by the client once per intention; a retry or a double tap repeats it and so acts once. */
export const writeInput = z.object({ requestId: z.uuid() });

/** Who acts at a counter, as chosen on the screen. */
export const clerkName = z.string().trim().min(1).max(40);

/** Why a person wants one more copy of a paper that came out, for the audit; `''` when nobody was asked. */
export const copyReason = z.string().trim().max(100);

export const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const instantMs = z.int();
export const timeText = z.string().regex(/^\d{2}:\d{2}$/);

export const personId = z.uuid().brand<'PersonId'>();
export const slotId = z.uuid().brand<'SlotId'>();
export const appointmentId = z.uuid().brand<'AppointmentId'>();
export const seatHoldId = z.uuid().brand<'SeatHoldId'>();
export const recallId = z.uuid().brand<'RecallId'>();
export const siteId = z.uuid().brand<'SiteId'>();
export const teamId = z.uuid().brand<'TeamId'>();
export const ticketId = z.uuid().brand<'TicketId'>();
export const caseId = z.uuid().brand<'CaseId'>();
export const documentId = z.uuid().brand<'DocumentId'>();
export const printJobId = z.uuid().brand<'PrintJobId'>();
export const cardReadId = z.uuid().brand<'CardReadId'>();
export const importBatchId = z.uuid().brand<'ImportBatchId'>();
export const kioskSessionId = z.uuid().brand<'KioskSessionId'>();
export const helpRequestId = z.uuid().brand<'HelpRequestId'>();
export const identityId = z.uuid().brand<'IdentityId'>();

export type PersonId = z.infer<typeof personId>;
export type SlotId = z.infer<typeof slotId>;
export type AppointmentId = z.infer<typeof appointmentId>;
export type SeatHoldId = z.infer<typeof seatHoldId>;
export type RecallId = z.infer<typeof recallId>;
export type SiteId = z.infer<typeof siteId>;
export type TeamId = z.infer<typeof teamId>;
export type TicketId = z.infer<typeof ticketId>;
export type CaseId = z.infer<typeof caseId>;
export type DocumentId = z.infer<typeof documentId>;
export type PrintJobId = z.infer<typeof printJobId>;
export type CardReadId = z.infer<typeof cardReadId>;
export type ImportBatchId = z.infer<typeof importBatchId>;
export type KioskSessionId = z.infer<typeof kioskSessionId>;
export type HelpRequestId = z.infer<typeof helpRequestId>;
export type IdentityId = z.infer<typeof identityId>;

/** Bytes cross both doors as base64 text inside the message, so that one codec serves MessagePort and WebSocket. */
export const base64Bytes = (maximumBytes: number) => z.base64().max(Math.ceil((maximumBytes / 3) * 4) + 4);
