import type { Database } from 'better-sqlite3';

/** One forward step of the schema. Numbered in tens; once released it is never edited. */
export type Migration = { readonly version: number; readonly name: string; readonly up: (raw: Database) => void };
