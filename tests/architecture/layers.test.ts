import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

type Import = { readonly file: string; readonly target: string };

/** Every import of the product's sources, with inner ones as paths from the root. */
function listImports(): Import[] {
  return globSync('{electron,renderer,shared}/**/*.{ts,tsx}', { cwd: root }).flatMap((found) => {
    const file = found.replaceAll('\\', '/');
    const text = readFileSync(join(root, file), 'utf8');
    const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    return targets.map((target) => ({ file, target: resolveTarget(file, target) }));
  });
}

function resolveTarget(file: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  return target.startsWith('.') ? posix.join(dirname(file), target) : target;
}

const imports = listImports();
const isInner = ({ target }: Import) => /^(electron|renderer|shared|tests|resources)\//.test(target);

/** Imports from a folder that lead somewhere not allowed. */
function strays(folder: string, allowed: readonly string[]): string[] {
  return imports
    .filter((each) => each.file.startsWith(`${folder}/`) && isInner(each))
    .filter(
      ({ target }) => ![folder, ...allowed].some((prefix) => target.startsWith(`${prefix}/`) || target === prefix),
    )
    .map(({ file, target }) => `${file} → ${target}`);
}

describe('the path tells what a file may use', () => {
  test('the import graph is read at all', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(
      imports.some(
        ({ file, target }) =>
          file === 'electron/rpc/routes/appointments.ts' && target === 'electron/services/appointments.ts',
      ),
    ).toBe(true);
  });

  const rules: readonly (readonly [string, readonly string[]])[] = [
    ['shared', []],
    ['renderer', ['shared']],
    ['electron', ['shared']],
    ['electron/platform', ['shared']],
    ['electron/db', ['shared', 'electron/platform']],
    ['electron/devices', ['shared', 'electron/platform']],
    ['electron/documents', ['shared', 'electron/devices', 'electron/platform']],
    ['electron/services', ['shared', 'electron/db', 'electron/devices', 'electron/documents', 'electron/platform']],
    ['electron/rpc', ['shared', 'electron/services', 'electron/db', 'electron/platform']],
    ['electron/join', ['shared', 'electron/platform']],
    ['electron/launch', ['shared']],
    ['electron/main', ['shared', 'electron/launch', 'electron/platform']],
    ['electron/preload', ['shared', 'electron/launch']],
    ['renderer/lib', ['shared']],
    ['renderer/ui', ['shared', 'renderer/lib']],
    ['renderer/features', ['shared', 'renderer/ui', 'renderer/lib']],
    ['renderer/screens', ['shared', 'renderer/features', 'renderer/ui', 'renderer/lib']],
  ];
  test.each(rules)('%s', (folder, allowed) => {
    expect(strays(folder, allowed)).toEqual([]);
  });

  test('features do not import each other', () => {
    const crossing = imports.filter(({ file, target }) => {
      const [from, to] = [file, target].map((path) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]);
      return from !== undefined && to !== undefined && from !== to;
    });
    expect(crossing).toEqual([]);
  });

  test("only the shell imports 'electron'", () => {
    const users = imports.filter(({ target }) => target === 'electron').map(({ file }) => file);
    expect(users.filter((file) => !/^electron\/(main|preload)\//.test(file))).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  test('shared imports zod and the contract builder only', () => {
    const outside = imports
      .filter((each) => each.file.startsWith('shared/') && !isInner(each))
      .map(({ target }) => target);
    expect(outside.filter((name) => !['zod', '@orpc/contract'].includes(name))).toEqual([]);
  });

  test('SQL is written in db/ only', () => {
    const sql = /\b(INSERT INTO|DELETE FROM|UPDATE \w+ SET|SELECT [\w*]+.* FROM)\b/;
    const writers = globSync('electron/{services,rpc,station,devices,documents,platform}/**/*.ts', {
      cwd: root,
    }).filter((file) => sql.test(readFileSync(join(root, file), 'utf8')));
    expect(writers).toEqual([]);
  });
});
