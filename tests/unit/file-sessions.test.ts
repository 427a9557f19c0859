import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { fileSessions } from '#electron/rpc/file-sessions.ts';
import { PageDoor } from '#electron/rpc/page-door.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** The PC started anew: nothing is left but what is on its disk. */
const start = (folder: string) => new PageDoor(fileSessions(folder));

test('a page that was let in is known after a restart, and no other is', () => {
  const folder = join(temporaryFolder(), 'screen');
  const session = start(folder).enter('not the token');
  expect(session).toBeNull();
  expect(existsSync(folder)).toBe(false);
  const first = start(folder);
  const letIn = first.enter(first.token);
  const again = start(folder);
  expect(letIn !== null && again.isKnown(letIn)).toBe(true);
  expect(again.isKnown(first.token)).toBe(false);
  expect(again.isKnown(`${letIn}x`)).toBe(false);
  expect(again.isKnown(undefined)).toBe(false);
});

test('the token of before a restart opens nothing after it', () => {
  const folder = temporaryFolder();
  const { token } = start(folder);
  expect(start(folder).enter(token)).toBeNull();
});

test('on the disk are hashes only, for this user only', () => {
  const folder = temporaryFolder();
  const door = start(folder);
  const session = door.enter(door.token) ?? '';
  const file = join(folder, 'pages.json');
  expect(readFileSync(file, 'utf8')).not.toContain(session);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('of many openings the newest twenty are known', () => {
  const folder = temporaryFolder();
  const door = start(folder);
  const sessions = Array.from({ length: 21 }, () => door.enter(door.token) ?? '');
  const again = start(folder);
  expect(sessions.map((each) => again.isKnown(each))).toEqual([false, ...Array.from({ length: 20 }, () => true)]);
});

test('with the file spoilt no page is known, and the next opening writes it anew', () => {
  const folder = temporaryFolder();
  const door = start(folder);
  const before = door.enter(door.token) ?? '';
  writeFileSync(join(folder, 'pages.json'), '{"half');
  const again = start(folder);
  expect(again.isKnown(before)).toBe(false);
  const after = again.enter(again.token) ?? '';
  expect(start(folder).isKnown(after)).toBe(true);
});
