import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreError } from '#electron/db/connection.ts';
import { addPageSession, hasPageSession } from '#electron/db/repositories/page-sessions.ts';
import { parsePrinterUrl } from '#electron/devices/printer/printer-url.ts';
import { createIdCardReader } from '#electron/devices/id-card/create-id-card-reader.ts';
import { fatalOf } from '#electron/station/fatal.ts';
import { openStationStore } from '#electron/station/open-station-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const open = (dataDir: string) => openStationStore(dataDir, { keySource: 'file' }, 0);

function refusal(work: () => unknown): { readonly code: string; readonly message: string } {
  try {
    work();
  } catch (error) {
    return fatalOf(error);
  }
  throw new Error('it started');
}

/** A data folder with a store in it, closed. */
function usedFolder(): string {
  const folder = temporaryFolder();
  open(folder).close();
  return folder;
}

/** The file's mode without its type. */
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the key file', () => {
  test.each([
    ['holds something else', 'hello\n'],
    ['was emptied', ''],
    ['lost its end', 'a5'.repeat(31)],
  ])('is named, and nothing is touched, when it %s', (_what, content) => {
    const folder = usedFolder();
    const before = readFileSync(join(folder, 'station.db'));
    writeFileSync(join(folder, 'station.key'), content);
    const { code, message } = refusal(() => open(folder));
    expect(code).toBe('store.wrongKey');
    expect(message).toContain(join(folder, 'station.key'));
    expect(message).not.toContain('    at ');
    expect(readFileSync(join(folder, 'station.key'), 'utf8')).toBe(content);
    expect(readFileSync(join(folder, 'station.db')).equals(before)).toBe(true);
  });

  test('is named when it cannot be read at all', () => {
    const folder = usedFolder();
    rmSync(join(folder, 'station.key'));
    mkdirSync(join(folder, 'station.key'));
    expect(refusal(() => open(folder)).code).toBe('store.wrongKey');
  });

  test('opens the store when it was copied by hand, in capitals and with a line end of Windows', () => {
    const folder = usedFolder();
    const key = join(folder, 'station.key');
    writeFileSync(key, `${readFileSync(key, 'utf8').trim().toUpperCase()}\r\n`);
    open(folder).close();
  });

  test.skipIf(process.platform === 'win32')('that others could read is closed to them again', () => {
    const folder = usedFolder();
    chmodSync(join(folder, 'station.key'), 0o644);
    open(folder).close();
    expect(modeOf(join(folder, 'station.key'))).toBe(0o600);
  });
});

describe('a start that cannot be', () => {
  test('names a store that lost its end as damaged, and leaves it as it is', () => {
    const folder = usedFolder();
    const path = join(folder, 'station.db');
    truncateSync(path, Math.floor(statSync(path).size / 2));
    const before = readFileSync(path);
    const { code, message } = refusal(() => open(folder));
    expect(code).toBe('store.damaged');
    expect(message).toContain(path);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('says that the data folder cannot be used when a file stands in its place', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below')]) {
      const { code, message } = refusal(() => open(folder));
      expect(code).toBe('store.notWritable');
      expect(message).not.toContain('    at ');
    }
  });

  test.each([
    ['SQLITE_FULL', 'store.diskFull'],
    ['SQLITE_IOERR_WRITE', 'store.notWritable'],
    ['SQLITE_READONLY', 'store.notWritable'],
    ['SQLITE_CANTOPEN', 'store.notWritable'],
    ['SQLITE_CORRUPT_VTAB', 'store.damaged'],
    ['ENOSPC', 'store.diskFull'],
    ['EACCES', 'store.notWritable'],
    ['EROFS', 'store.notWritable'],
  ])('takes %s for %s', (cause, code) => {
    expect(
      refusal(() => {
        throw Object.assign(new Error('from below'), { code: cause });
      }),
    ).toMatchObject({ code });
  });

  test('says which device address is wrong', () => {
    expect(refusal(() => parsePrinterUrl('tcp://:99'))).toEqual({
      code: 'device.address',
      message: expect.stringContaining('"tcp://:99"') as unknown,
    });
    expect(refusal(() => createIdCardReader('serial:/dev/x?baud=7'))).toEqual({
      code: 'device.address',
      message: expect.stringContaining('serial:/dev/x?baud=7') as unknown,
    });
  });

  test('tells what nobody expected with its stack, for whoever mends it', () => {
    expect(
      refusal(() => {
        throw new Error('a bug');
      }),
    ).toMatchObject({
      code: 'internal',
      message: expect.stringContaining('    at ') as unknown,
    });
    expect(
      refusal(() => {
        throw new StoreError('store.inUse', 'taken');
      }),
    ).toEqual({ code: 'store.inUse', message: 'taken' });
  });
});

test('a screen that has been open for half a year is let in again after a restart', () => {
  const folder = temporaryFolder();
  const halfYear = 183 * 86_400_000;
  const first = open(folder);
  first.runInTransaction((db) => addPageSession(db, 'a'.repeat(64), 0));
  first.close();
  const again = openStationStore(folder, { keySource: 'file' }, halfYear);
  onTestFinished(() => again.close());
  expect(hasPageSession(again.db, 'a'.repeat(64))).toBe(true);
});
