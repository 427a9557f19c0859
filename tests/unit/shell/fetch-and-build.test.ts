import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildStale, type Part } from '#electron/launch/build.ts';
import { electronProgram, fetchElectron, mayFetchElectron } from '#electron/launch/electron-binary.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk-build-'));
});
afterEach(() => rm(root, { recursive: true }));

describe("fetching Electron's program with the package's own installer", () => {
  const program = (): string => join(root, 'node_modules', 'electron', 'dist', 'electron');

  async function installer(text: string): Promise<void> {
    const folder = join(root, 'node_modules', 'electron');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{"version":"45.4.1"}');
    await writeFile(join(folder, 'install.js'), `const fs = require('node:fs'); ${text}`);
  }

  it('is possible only where the package is', async () => {
    expect(await mayFetchElectron(root)).toBe(false);
    await installer('');
    expect(await mayFetchElectron(root)).toBe(true);
    expect(await electronProgram(root)).toBeNull();
  });

  it('finds the program afterwards', async () => {
    await installer(
      `fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', '');
       fs.writeFileSync(__dirname + '/path.txt', 'electron');`,
    );
    expect(await fetchElectron(root)).toBeNull();
    expect(await electronProgram(root)).toBe(program());
    await rm(program());
    expect(await electronProgram(root)).toBeNull();
  });

  it('remembers a failure, so that the next start does not wait for it again', async () => {
    await installer("console.error('TypeError: fetch failed'); process.exit(1)");
    expect(await fetchElectron(root)).toBe('TypeError: fetch failed');
    expect(await mayFetchElectron(root)).toBe(false);
  });

  it('does not believe an installer that left nothing', async () => {
    await installer('');
    expect(await fetchElectron(root)).toBe('the installer left no program');
    expect(await mayFetchElectron(root)).toBe(false);
  });

  it('ends an installer to which nothing arrives', async () => {
    await installer('setInterval(() => undefined, 1000)');
    expect(await fetchElectron(root, { stalledAfterMs: 50, lookEveryMs: 10 })).toBe('nothing arrived for 0.05 seconds');
  });
});

describe('building what is stale', () => {
  let runs = 0;
  const part: Part = {
    name: 'page',
    inputs: ['src'],
    output: 'dist/page.js',
    build: async () => {
      runs += 1;
      await mkdir(join(root, 'dist'), { recursive: true });
      const source = await readFile(join(root, 'src', 'a.ts'), 'utf8');
      if (source === 'broken') throw new Error('cannot build');
      await writeFile(join(root, 'dist', 'page.js'), source);
    },
  };
  const quiet = { say: (): void => undefined };

  beforeEach(async () => {
    runs = 0;
    await mkdir(join(root, 'src'));
    await writeFile(join(root, 'src', 'a.ts'), 'one');
  });

  it('builds once, and again after a change or when the output is gone', async () => {
    const said: string[] = [];
    expect(await buildStale(root, [part], { say: (line) => said.push(line) })).toEqual(['page']);
    expect(said).toEqual([expect.stringMatching(/^built page in \d+\.\d s$/)]);
    expect(await buildStale(root, [part], quiet)).toEqual([]);
    await writeFile(join(root, 'src', 'a.ts'), 'changed');
    expect(await buildStale(root, [part], quiet)).toEqual(['page']);
    await rm(join(root, 'dist'), { recursive: true });
    expect(await buildStale(root, [part], quiet)).toEqual(['page']);
    expect(await buildStale(root, [part], { ...quiet, force: true })).toEqual(['page']);
    expect(runs).toBe(4);
  });

  it('stays stale after a build that failed', async () => {
    await buildStale(root, [part], quiet);
    await writeFile(join(root, 'src', 'a.ts'), 'broken');
    await expect(buildStale(root, [part], quiet)).rejects.toThrow('cannot build');
    await expect(buildStale(root, [part], quiet)).rejects.toThrow('cannot build');
    expect(runs).toBe(3);
  });
});
