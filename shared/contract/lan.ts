import { z } from 'zod';
import { clerkName, instantMs, reads, writeInput, writes } from './base.ts';

/** What a screen on the LAN can be; the manager's screen stays on the station's own PC. */
export const screenRoles = ['kiosk', 'hall', 'counter'] as const;
export const screenRole = z.enum(screenRoles);
export type ScreenRole = z.infer<typeof screenRole>;

export const pairedScreen = z.object({
  id: z.uuid(),
  name: z.string(),
  role: screenRole,
  online: z.boolean(),
  pairedAtMs: instantMs,
  pairedBy: z.string(),
  lastSeenAtMs: instantMs.nullable(),
});
export type PairedScreen = z.infer<typeof pairedScreen>;

/** A screen that shows its six digits and waits for the manager. */
export const comparedScreen = z.object({
  id: z.uuid(),
  code: z.string().regex(/^\d{6}$/),
  machine: z.string(),
  address: z.string(),
  wish: screenRole,
  startedAtMs: instantMs,
});
export type ComparedScreen = z.infer<typeof comparedScreen>;

export const lanDoor = z.object({
  /** What the manager wants. */
  open: z.boolean(),
  /** Why an open door is not open, if so. */
  problem: z.enum(['port-taken', 'failed']).nullable(),
  port: z.int(),
  /** This PC's addresses on its networks. */
  addresses: z.array(z.string()),
  /** SHA-256 of the certificate, hex; null before the door was ever open. */
  fingerprint: z.string().nullable(),
  pairings: z.array(comparedScreen),
  screens: z.array(pairedScreen),
});
export type LanDoor = z.infer<typeof lanDoor>;

export const lanContract = {
  /** The door, who knocks, and who was let in. */
  door: reads('manager').output(lanDoor),
  /** Opens or shuts the door; shutting cuts every screen off at once. */
  setOpen: writes('manager')
    .input(writeInput.extend({ open: z.boolean(), clerk: clerkName }))
    .output(lanDoor),
  /** The manager has compared the digits. Only `match: true` lets the screen in, as what `role` says. Errors: pairing.gone. */
  answerPairing: writes('manager')
    .input(
      writeInput.extend({
        pairingId: z.uuid(),
        match: z.boolean(),
        role: screenRole,
        name: z.string().trim().min(1).max(40),
        clerk: clerkName,
      }),
    )
    .output(lanDoor),
  /** Cuts a screen off at once and for good. Errors: screen.notFound. */
  removeScreen: writes('manager')
    .input(writeInput.extend({ screenId: z.uuid(), clerk: clerkName }))
    .output(lanDoor),
};
