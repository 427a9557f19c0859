import { createHash } from 'node:crypto';
import { parseCardReply } from './card-reply.ts';
import type { CardRead } from './reader-port.ts';
import type { ReaderTuning } from './reader-tuning.ts';
import { SAM_COMMANDS } from './sam-commands.ts';
import type { SamLink } from './sam-link.ts';
import { statusWord } from './sam-status.ts';
import { decodeTextRecord } from './text-record.ts';

/** `unknown` = no answer; says nothing about the card. */
export type Look = 'card' | 'empty' | 'unknown';

/** `digest` tells whether a card is the same one again, without keeping what it says. */
export type FreshRead = { readonly read: CardRead; readonly digest: string };

type Attempt = { readonly kind: 'read'; readonly fresh: FreshRead } | { readonly kind: 'repeat' | 'refused' };

/** Asks once whether a card lies in the field. */
export async function lookForCard(link: SamLink): Promise<Look> {
  const reply = await link.ask(SAM_COMMANDS.find);
  if (reply === null) return 'unknown';
  return statusWord(reply.sw3).outcome === 'found' ? 'card' : 'empty';
}

/** Selects and reads the card just found, once. */
export async function readFoundCard(link: SamLink): Promise<Attempt> {
  for (const command of [SAM_COMMANDS.select, SAM_COMMANDS.read]) {
    const reply = await link.ask(command);
    if (reply === null) return { kind: 'repeat' };
    const { outcome } = statusWord(reply.sw3);
    if (outcome !== 'done') return { kind: outcome === 'repeat' ? 'repeat' : 'refused' };
    if (command.name === 'read') return parsed(reply.data);
  }
  return { kind: 'refused' };
}

/**
 * Reads the card just found; on a radio or line fault finds, selects and reads again, because the module wants the whole
 * round each time. Null when the card could not be read: pulled away, damaged, or no resident card.
 */
export async function readCard(link: SamLink, tuning: ReaderTuning): Promise<FreshRead | null> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await readFoundCard(link);
    if (result.kind === 'read') return result.fresh;
    if (result.kind === 'refused' || !(await foundAgain(link, tuning, tuning.attempts - attempt))) return null;
  }
}

/** A card that slipped may be found only at the second look, so every attempt left is worth one. */
async function foundAgain(link: SamLink, tuning: ReaderTuning, attemptsLeft: number): Promise<boolean> {
  for (let left = attemptsLeft; left > 0; left -= 1) {
    await link.pause(tuning.retryMs);
    if ((await lookForCard(link)) === 'card') return true;
  }
  return false;
}

function parsed(data: Uint8Array): Attempt {
  const reply = parseCardReply(data);
  const record = reply === null ? null : decodeTextRecord(reply.text);
  // Data that passed the checksum and still is no record was damaged on the way to the module: the next round may do better.
  if (reply === null || record === null) return { kind: 'repeat' };
  const digest = createHash('sha256').update(reply.text).digest('hex');
  return { kind: 'read', fresh: { read: { record, photoWlt: reply.photoWlt }, digest } };
}
