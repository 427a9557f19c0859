import type { LanDoor, PairedScreen } from '#shared/contract/lan.ts';
import type { ScreenRole } from '#shared/contract/lan.ts';
import { DeskError } from '#shared/errors.ts';
import {
  findScreen,
  insertScreen,
  listScreens,
  recordLanEvent,
  removeScreenRow,
} from '#electron/db/repositories/paired-screens.ts';
import { readSetting, writeSetting } from '#electron/db/repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import type { PairingDesk } from './pairing-desk.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const OPEN_SETTING = 'lan-open';

/** The door itself, as the use cases see it. */
export interface LanPort {
  readonly pairings: PairingDesk;
  readonly status: () => Pick<LanDoor, 'problem' | 'port' | 'addresses' | 'fingerprint'>;
  readonly isOnline: (screenId: string) => boolean;
  /** Opens or shuts as the stored setting says; resolves when it is so, or when `status` says why not. */
  readonly follow: () => Promise<void>;
  /** Closes every connection of this screen now. */
  readonly cut: (screenId: string) => void;
}

/** Shut until the manager opens it. */
export function isLanOpen(context: ServiceContext): boolean {
  return readSetting(context.store.db, OPEN_SETTING) === true;
}

export function lanDoor(context: ServiceContext, port: LanPort): LanDoor {
  const screens = listScreens(context.store.db).map(
    ({ id, name, role, pairedAtMs, pairedBy, lastSeenAtMs }): PairedScreen => ({
      id,
      name,
      role,
      online: port.isOnline(id),
      pairedAtMs,
      pairedBy,
      lastSeenAtMs,
    }),
  );
  return { open: isLanOpen(context), ...port.status(), pairings: [...port.pairings.compared()], screens };
}

export type SetOpenInput = WriteRequest & { readonly open: boolean; readonly clerk: string };

export async function setLanOpen(context: ServiceContext, port: LanPort, input: SetOpenInput): Promise<LanDoor> {
  writeOnce(context, {
    procedure: 'lan.setOpen',
    request: input,
    nouns: ['lan'],
    work: (db, nowMs) => {
      writeSetting(db, OPEN_SETTING, input.open, nowMs);
      const event = input.open ? 'opened' : 'shut';
      recordLanEvent(db, { event, screenId: null, actor: input.clerk, detail: '', atMs: nowMs });
      return {};
    },
  });
  context.log.warn({ open: input.open, actor: input.clerk }, 'LAN door');
  await port.follow();
  return lanDoor(context, port);
}

export type AnswerInput = WriteRequest & {
  readonly pairingId: string;
  readonly match: boolean;
  readonly role: ScreenRole;
  readonly name: string;
  readonly clerk: string;
};

/** Lets a screen in whose digits were the same on both sides, or turns it away. Errors: pairing.gone. */
export async function answerPairing(context: ServiceContext, port: LanPort, input: AnswerInput): Promise<LanDoor> {
  const { pairingId, match, role, name, clerk } = input;
  const { screenId } = writeOnce(context, {
    procedure: 'lan.answerPairing',
    request: input,
    nouns: ['lan'],
    work: (db, nowMs): { readonly screenId: string | null } => {
      const credentialHash = port.pairings.credentialHashOf(pairingId);
      if (!match) {
        recordLanEvent(db, { event: 'refused', screenId: null, actor: clerk, detail: name, atMs: nowMs });
        return { screenId: null };
      }
      const id = context.newId();
      insertScreen(db, { id, name, role, credentialHash, pairedBy: clerk, pairedAtMs: nowMs });
      recordLanEvent(db, { event: 'paired', screenId: id, actor: clerk, detail: `${role} ${name}`, atMs: nowMs });
      return { screenId: id };
    },
  });
  // The screen must not hear of it before it is on disk.
  await context.store.committed();
  port.pairings.settle(
    pairingId,
    screenId === null ? { state: 'refused' } : { state: 'accepted', screenId, role, name },
  );
  context.log.warn({ role, match, screenId, actor: clerk }, 'pairing answered');
  return lanDoor(context, port);
}

export type RemoveInput = WriteRequest & { readonly screenId: string; readonly clerk: string };

/** Errors: screen.notFound. */
export async function removeScreen(context: ServiceContext, port: LanPort, input: RemoveInput): Promise<LanDoor> {
  writeOnce(context, {
    procedure: 'lan.removeScreen',
    request: input,
    nouns: ['lan'],
    work: (db, nowMs) => {
      const screen = findScreen(db, input.screenId);
      if (!screen) throw new DeskError('screen.notFound', {});
      removeScreenRow(db, screen.id, nowMs);
      recordLanEvent(db, {
        event: 'removed',
        screenId: screen.id,
        actor: input.clerk,
        detail: screen.name,
        atMs: nowMs,
      });
      return {};
    },
  });
  await context.store.committed();
  port.cut(input.screenId);
  context.log.warn({ screenId: input.screenId, actor: input.clerk }, 'screen removed');
  return lanDoor(context, port);
}

/** A screen that took its wish back after it had been let in. */
export function withdrawScreen(context: ServiceContext, screenId: string): void {
  const nowMs = context.clock.now();
  context.store.runInTransaction((db) => {
    removeScreenRow(db, screenId, nowMs);
    recordLanEvent(db, { event: 'withdrawn', screenId, actor: 'screen', detail: '', atMs: nowMs });
  });
  context.announce(['lan']);
}
