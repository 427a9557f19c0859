import Database from 'better-sqlite3';
import { SharedCommit } from './shared-commit.ts';
import { storeFailureOf } from './store-failure.ts';
import { WalKeeper } from './wal-keeper.ts';

/** A connection that may only be read through; repositories ask for the least they need. */
export type ReadableDb = { readonly prepare: Database.Database['prepare'] };

declare const inTransaction: unique symbol;
/** A connection inside a running transaction; only `runInTransaction` hands one out. */
export type WritableDb = ReadableDb & { readonly [inTransaction]: true };

export type StoreConnection = {
  readonly db: ReadableDb;
  /** Runs `work` in one IMMEDIATE transaction. Nothing may be awaited inside: a promise is refused. */
  runInTransaction<Result>(work: (db: WritableDb) => Result): Result;
  /**
   * As `runInTransaction`, but without waiting for the disk: after a power cut it, and what followed it, may not have happened.
   * For the steps of long work that begins again where the store says it was. A later write that waits makes this one sure too.
   */
  runUnsynced<Result>(work: (db: WritableDb) => Result): Result;
  /**
   * As `runInTransaction`, but under shared commits it is on disk only when `committed()` resolves: writes of one turn of the
   * event loop share one commit. Nobody may be told of its result before.
   */
  runTogether<Result>(work: (db: WritableDb) => Result): Result;
  /** Runs `then` once everything written so far is on disk; never if it could not be written. */
  afterCommit(then: () => void): void;
  /** Resolves when everything written so far is on disk; rejects when it could not be written, and then did not happen. */
  committed(): Promise<void>;
  /** Runs `work` and resolves with its result once all it wrote and all it may have read is on disk; rejects when it is not. */
  confirmed<Result>(work: () => Promise<Result>): Promise<Result>;
  readonly raw: Database.Database;
  close(): void;
};

export class StoreError extends Error {
  readonly code: 'store.wrongKey' | 'store.tooNew' | 'store.damaged' | 'store.engineTooOld' | 'store.inUse';

  constructor(code: StoreError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

const OLDEST_SAFE_SQLITE = [3, 51, 3] as const; // older ones can corrupt a WAL database under concurrent checkpoints

/** Throws StoreError `store.engineTooOld` for an SQLite older than 3.51.3. Takes the version text `3.x.y`. */
export function assertEngine(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST_SAFE_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) throw new StoreError('store.engineTooOld', `SQLite ${version} is older than 3.51.3`);
  }
}

/**
 * Opens (or creates) the station's store: whole-file ChaCha20-Poly1305, WAL, every commit synced to disk.
 * `keyHex`: 64 hex digits. `sharedCommits`: what `runTogether` writes may wait for a common commit. Errors: StoreError `store.wrongKey` (wrong key, or the file is no database), `store.damaged`, `store.inUse`, `store.engineTooOld`.
 */
export function openStore(path: string, keyHex: string, { sharedCommits = false } = {}): StoreConnection {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new TypeError('the database key must be 64 lower-case hex digits');
  const raw = new Database(path);
  try {
    raw.pragma("cipher = 'chacha20'");
    raw.pragma(`key = 'raw:${keyHex}'`);
    raw.pragma('busy_timeout = 1000');
    raw.pragma('locking_mode = EXCLUSIVE'); // one writer: a second process is refused at the door, and a killed one leaves no lock
    readHeader(raw, path);
    assertEngine(String(raw.prepare('SELECT sqlite_version()').pluck().get()));
    raw.pragma('journal_mode = WAL');
    takeLock(raw, path);
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('cache_size = -64000');
    raw.pragma('temp_store = MEMORY'); // a temporary file would hold people's data without the key
  } catch (error) {
    raw.close();
    throw error;
  }
  const shared = new SharedCommit(raw);
  const wal = new WalKeeper(raw);
  const runInTransaction: StoreConnection['runInTransaction'] = (work) => {
    shared.flush();
    const result = transact(raw, work);
    wal.wrote();
    return result;
  };
  const runShared: StoreConnection['runTogether'] = (work) => {
    const result = shared.run(() => synchronous(raw, work));
    shared.afterCommit(() => wal.wrote());
    return result;
  };
  return {
    db: raw,
    raw,
    runInTransaction,
    runUnsynced: (work) => {
      shared.flush();
      raw.pragma('synchronous = NORMAL');
      try {
        return transact(raw, work);
      } finally {
        raw.pragma('synchronous = FULL');
        wal.wrote();
      }
    },
    runTogether: sharedCommits ? runShared : runInTransaction,
    afterCommit: (then) => shared.afterCommit(then),
    committed: () => shared.committed,
    confirmed: (work) => shared.confirmed(work),
    close() {
      shared.flush();
      wal.close();
      raw.close();
    },
  };
}

function readHeader(raw: Database.Database, path: string): void {
  try {
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreError('store.inUse', `another process has ${path} open`, error);
    }
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      throw new StoreError('store.wrongKey', `the key does not open ${path}`, error);
    }
    if (storeFailureOf(error) === 'store.damaged') {
      throw new StoreError('store.damaged', `${path} is damaged; nothing in it was changed`, error);
    }
    throw error;
  }
}

/** The exclusive lock is taken by the first write, not by the pragma. */
function takeLock(raw: Database.Database, path: string): void {
  try {
    raw.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    throw new StoreError('store.inUse', `another process has ${path} open`, error);
  }
}

function transact<Result>(raw: Database.Database, work: (db: WritableDb) => Result): Result {
  return raw.transaction(() => synchronous(raw, work)).immediate();
}

function synchronous<Result>(raw: Database.Database, work: (db: WritableDb) => Result): Result {
  const result = work(raw as unknown as WritableDb);
  if (result instanceof Promise) throw new TypeError('a transaction may not await');
  return result;
}
