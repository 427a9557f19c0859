import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PageSessions } from './page-door.ts';

const FILE = 'pages.json';
const KEPT = 20;
const hashes = z.array(z.string());

/** Page sessions of a PC without a store of its own: the newest few hashes in a 0600 file. */
export function fileSessions(folder: string): PageSessions {
  const path = join(folder, FILE);
  const read = (): readonly string[] => {
    try {
      return hashes.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      // Missing or spoilt: no page is known, and the next opening writes it anew.
      return [];
    }
  };
  return {
    has: (hash) => read().includes(hash),
    add: (hash) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(path, JSON.stringify([...read(), hash].slice(-KEPT)), { mode: 0o600 });
    },
  };
}
