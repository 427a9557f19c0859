import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChildFamily } from '#electron/launch/child-family.ts';
import { parseStationOptions, type StationOptions } from '#electron/launch/options.ts';
import { runStation } from '#electron/launch/station-child.ts';

/** A station in miniature: it notes its arguments, says its lines, and ends as its plan file tells it to. */
const MINIATURE = `
  import { appendFileSync, existsSync, readFileSync } from 'node:fs';
  const log = new URL('../../log.txt', import.meta.url);
  const runs = existsSync(log) ? readFileSync(log, 'utf8').split('\\n').length - 1 : 0;
  appendFileSync(log, process.argv.slice(2).join(' ') + '\\n');
  const plan = readFileSync(new URL('../../plan.txt', import.meta.url), 'utf8').split(' ');
  const step = plan[Math.min(runs, plan.length - 1)];
  if (step === 'fatal') process.exit(3);
  const keep = setInterval(() => undefined, 1000);
  process.on('SIGTERM', () => { process.exit(0); });
  process.on('disconnect', () => { process.exit(0); });
  process.stdout.write('ready http://127.0.0.1:4567\\nopen http://127.0.0.1:4567/?token=t' + runs + '\\n', () => {
    if (step === 'crash') process.exit(9);
    if (step === 'end') process.exit(0);
  });
`;

/** Starts the miniature as the launcher does and says its pid; then waits to be killed. */
const LAUNCHER = `
  const [familyFile, root] = process.argv.slice(1);
  const { ChildFamily } = await import(familyFile);
  let pid = 0;
  new ChildFamily().start(process.execPath, ['dist/station/node-entry.js'], {
    cwd: root,
    endsWithUs: true,
    onStart: (started) => { pid = started; },
    onLine: (line) => { if (line.startsWith('open')) console.log('pid ' + pid); },
  });
`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

let root = '';

async function miniature(plan: string): Promise<StationOptions> {
  await writeFile(join(root, 'plan.txt'), plan);
  const parsed = parseStationOptions(['--data', join(root, 'data'), '--port', '0', '--demo']);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.options;
}

async function runs(): Promise<readonly string[]> {
  return (await readFile(join(root, 'log.txt'), 'utf8')).trim().split('\n');
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk-child-'));
  await mkdir(join(root, 'dist', 'station'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(join(root, 'dist', 'station', 'node-entry.js'), MINIATURE);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(console, 'error').mockReturnValue();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

describe('the station as a child process', () => {
  it('gives its address and ends when it is told to', async () => {
    const family = new ChildFamily();
    const station = runStation(root, await miniature('stay'), family);
    expect(await station.address).toBe('http://127.0.0.1:4567/?token=t0');
    family.endAll();
    expect(await station.ended).toBe(0);
    expect(await runs()).toHaveLength(1);
  });

  it('is started again after a crash, on the port it first had', async () => {
    const family = new ChildFamily();
    const station = runStation(root, await miniature('crash end'), family);
    expect(await station.ended).toBe(0);
    const [first, second] = await runs();
    expect(first).toContain('--port 0');
    expect(second).toBe(first?.replace('--port 0', '--port 4567'));
    expect(second).toContain('--demo');
  });

  it('is not started again when it never served', async () => {
    const station = runStation(root, await miniature('fatal'), new ChildFamily());
    expect(await station.ended).toBe(3);
    expect(await station.address).toBeNull();
    expect(await runs()).toHaveLength(1);
  });

  it('ends when the launcher is gone, however that went: it must not keep the data folder locked', async () => {
    await miniature('stay');
    const familyFile = join(import.meta.dirname, '../../../electron/launch/child-family.ts');
    const launcher = spawn(process.execPath, ['--input-type=module', '--eval', LAUNCHER, familyFile, root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => {
      createInterface({ input: launcher.stdout }).on('line', (line) => {
        if (line.startsWith('pid ')) resolve(Number(line.slice(4)));
      });
    });
    expect(isAlive(pid)).toBe(true);
    launcher.kill('SIGKILL');
    onTestFinished(() => void (isAlive(pid) && process.kill(pid)));
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5000);
  });

  it('ends when what started the launcher is gone', async () => {
    let parent = 4711;
    const family = new ChildFamily();
    const stop = family.endWithParent({ pid: () => parent, everyMs: 5 });
    const station = runStation(root, await miniature('stay'), family);
    await station.address;
    expect(family.ending).toBe(false);
    parent = 1;
    expect(await station.ended).toBe(0);
    stop();
  });

  it('passes the lines of the station on', async () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const station = runStation(root, await miniature('end'), new ChildFamily());
    await station.ended;
    expect(written).toHaveBeenCalledWith('ready http://127.0.0.1:4567\n');
  });

  it('reports a program that cannot be started', async () => {
    const child = new ChildFamily().start(join(root, 'no-such-program'), [], { cwd: root });
    expect(await child.ended).toBe(127);
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('ENOENT'));
  });
});
