import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startThermalPrinter } from './thermal-printer.ts';

const help = `A thermal printer on TCP that prints into a folder.

  node tests/support/thermal-printer/cli.ts [--port 9100] [--out DIR] [--columns 32|48] [--code-page gbk|gb18030]

While it runs, type:
  paper-out [N]    out of paper, now or after N more bytes
  cover-open [N]   cover opened
  near-end         paper nearly at its end
  silence [N]      prints but answers nothing
  power-off [N]    switched off
  slow N           N bytes a second
  clear            paper in, cover shut, power on
  help, quit`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9100' },
    out: { type: 'string', default: join('screenshots', 'printer') },
    columns: { type: 'string', default: '48' },
    'code-page': { type: 'string', default: 'gbk' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(help);
} else {
  await runPrinter();
}

async function runPrinter(): Promise<void> {
  const columns = values.columns === '32' ? 32 : 48;
  const codePage = values['code-page'] === 'gb18030' ? 'gb18030' : 'gbk';
  const printer = await startThermalPrinter({ port: Number(values.port), columns, codePage });
  await mkdir(values.out, { recursive: true });
  console.log(`printer ${printer.url}, ${columns} columns, prints into ${values.out}; help for commands`);
  const stop = new AbortController();
  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => {
    void command(line).catch((error: unknown) => {
      console.error(String(error));
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, quit);
  for (let count = 1; !stop.signal.aborted; count++) {
    const jobs = await Promise.race([printer.waitForJobs(count), ended(stop.signal)]);
    const job = jobs?.[count - 1];
    if (job === undefined) break;
    const name = join(values.out, `job-${String(count).padStart(3, '0')}`);
    await writeFile(`${name}.png`, job.png());
    await writeFile(`${name}.txt`, [...job.text, ...job.qrs.map((payload) => `QR: ${payload}`), ''].join('\n'));
    console.log(`printed ${name}.png`);
  }

  function quit(): void {
    stop.abort();
    input.close();
    void printer.close();
  }

  async function command(line: string): Promise<void> {
    const [word = '', number] = line.trim().split(/\s+/);
    const afterByte = number === undefined ? 0 : Number(number);
    if (!Number.isInteger(afterByte) || afterByte < 0) throw new Error(`not a count of bytes: ${number}`);
    switch (word) {
      case 'paper-out':
      case 'cover-open':
      case 'near-end':
      case 'silence':
      case 'power-off':
        printer.fault({ kind: word, afterByte });
        break;
      case 'slow':
        printer.fault({ kind: 'slow', bytesPerSecond: Math.max(1, afterByte) });
        break;
      case 'clear':
        await printer.clear();
        break;
      case 'quit':
        quit();
        break;
      default:
        console.log(help);
        return;
    }
    console.log(`${word} ok`);
  }
}

function ended(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(null);
    });
  });
}
