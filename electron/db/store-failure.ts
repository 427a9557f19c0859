/** What is wrong with the disk or the file below the store; none of it is the program's doing, and a person must act. */
export type StoreFailure = 'store.diskFull' | 'store.notWritable' | 'store.damaged';

const FAILURES: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(?:SQLITE_FULL|ENOSPC|EDQUOT)/, 'store.diskFull'],
  [/^(?:SQLITE_CORRUPT|SQLITE_NOTADB)/, 'store.damaged'],
  [/^(?:SQLITE_(?:IOERR|READONLY|CANTOPEN|PERM))/, 'store.notWritable'],
  [/^(?:EACCES|EPERM|EROFS|EEXIST|ENOTDIR|EISDIR|EIO|ENAMETOOLONG)$/, 'store.notWritable'],
];

/** The failure behind an error of SQLite or of the file system, or behind its cause; null for anything else. */
export function storeFailureOf(error: unknown): StoreFailure | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const found = FAILURES.find(([form]) => form.test(code));
  return found?.[1] ?? storeFailureOf(error.cause);
}
