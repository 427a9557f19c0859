import { execFile } from 'node:child_process';
import { readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

export type FoundPort = { readonly path: string; readonly maker: string };
export type FoundPrinter = { readonly url: string; readonly name: string };
export type FoundDevices = { readonly ports: FoundPort[]; readonly printers: FoundPrinter[] };

type ListedPort = {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly friendlyName?: string | undefined;
};

/** What looks at the machine; a test brings its own. */
export type Looking = {
  readonly platform: NodeJS.Platform;
  readonly listPorts: () => Promise<readonly ListedPort[]>;
  /** A program's output; rejects when it cannot be started or fails. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>;
  /** Names in a folder; empty when there is none. */
  readonly namesIn: (folder: string) => Promise<readonly string[]>;
};

const BY_ID = '/dev/serial/by-id';
const USB_PRINTERS = '/dev/usb';
const RUN_MS = 4000;

export const thisMachine: Looking = {
  platform: process.platform,
  listPorts: async () => await (await import('serialport')).SerialPort.list(),
  run: (program, args) =>
    new Promise((resolve, reject) => {
      execFile(program, [...args], { timeout: RUN_MS, windowsHide: true }, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
    }),
  namesIn: (folder) => readdir(folder).catch(() => []),
};

/** Serial ports and printers of this machine. What cannot be listed is left out: an address can always be typed. */
export async function findDevices(looking: Looking = thisMachine): Promise<FoundDevices> {
  const [ports, queues, files] = await Promise.all([findPorts(looking), findQueues(looking), findUsbPrinters(looking)]);
  return { ports, printers: [...files, ...queues] };
}

async function findPorts(looking: Looking): Promise<FoundPort[]> {
  // On Linux it starts udevadm and rejects where there is none.
  const listed = await looking.listPorts().catch(() => [] as readonly ListedPort[]);
  const stable = await stableNames(looking);
  const real = listed.filter(({ path, manufacturer }) => looking.platform === 'win32' || isPlugged(path, manufacturer));
  const known = real.map(({ path, manufacturer, friendlyName }) => ({
    path: stable.get(path) ?? path,
    maker: friendlyName ?? manufacturer ?? '',
  }));
  const unlisted = [...stable.values()].filter((path) => !known.some((port) => port.path === path));
  return [...known, ...unlisted.map((path) => ({ path, maker: '' }))];
}

/** Linux lists 32 built-in ports that are mostly not there. */
function isPlugged(path: string, manufacturer: string | undefined): boolean {
  return manufacturer !== undefined || !/^\/dev\/ttyS\d+$/.test(path);
}

/** Device path → the name that stays the same when the plug goes into another socket. */
async function stableNames({ namesIn }: Looking): Promise<Map<string, string>> {
  const names = await namesIn(BY_ID);
  const pairs = names.map(async (name) => {
    const path = join(BY_ID, name);
    const target = await realpath(path).catch(() => readlink(path).catch(() => path));
    return [target, path] as const;
  });
  return new Map(await Promise.all(pairs));
}

async function findUsbPrinters({ namesIn }: Looking): Promise<FoundPrinter[]> {
  const names = (await namesIn(USB_PRINTERS)).filter((name) => /^lp\d+$/.test(name));
  return names.map((name) => ({ url: `file:${USB_PRINTERS}/${name}`, name }));
}

async function findQueues({ platform, run }: Looking): Promise<FoundPrinter[]> {
  const names = await (platform === 'win32' ? windowsQueues(run) : cupsQueues(run)).catch(() => []);
  return names.map((name) => ({ url: `system:${name}`, name }));
}

async function cupsQueues(run: Looking['run']): Promise<string[]> {
  return linesOf(await run('lpstat', ['-e']));
}

/** Only shared queues can be written to, under the name of their share. */
async function windowsQueues(run: Looking['run']): Promise<string[]> {
  const script = '[Console]::OutputEncoding=[Text.Encoding]::UTF8; (Get-Printer | ? Shared).ShareName';
  return linesOf(await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', script]));
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
