import { createInterface } from 'node:readline';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './faults.ts';
import { inventedCard, inventedIdNumber, stubPhoto } from './invented-card.ts';
import { startSamReader, type SamReaderSimulator } from './sam-simulator.ts';
import { writeTextRecord } from './text-record-writer.ts';

const HELP = `A practice ID-card reader. Start:
  node tests/support/sam-reader/cli.ts [--port N] [--pty PATH] [--after-read found|lost|alternating]
Then type:
  present NAME ID-NUMBER    lay a card on the reader (invented people only; "present NAME" makes up a number)
  tap NAME [ID-NUMBER]      the same, taken away once it has been read
  remove                    take the card away
  fault KIND [COMMAND [N]]  spoil the next N replies to status|sam-id|find|select|read (default: the next reply)
                            KIND: ${FAULT_KINDS.join(' ')}, or a status word such as 41
  unplug / plug             pull the cable, put it back
  help / quit`;

const COMMANDS = ['reset', 'status', 'sam-id', 'find', 'select', 'read'] as const;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    pty: { type: 'string' },
    'after-read': { type: 'string', default: 'found' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const afterRead = (['found', 'lost', 'alternating'] as const).find((known) => known === values['after-read']);
const port = Number(values.port);
if (afterRead === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(HELP);
  process.exit(2);
}

const simulator = await startSamReader({ port, afterRead, ...(values.pty === undefined ? {} : { pty: values.pty }) });
console.log(`reader ready: --reader ${simulator.url}`);
console.log('type "help" for the commands');

for await (const line of createInterface({ input: process.stdin })) {
  const words = line.trim().split(/\s+/);
  if (words[0] === 'quit') break;
  if (words[0] !== '') console.log(await obey(simulator, words));
}
await simulator.close();

async function obey(reader: SamReaderSimulator, words: readonly string[]): Promise<string> {
  const [verb = '', first = '', second, third] = words;
  switch (verb) {
    case 'present':
    case 'tap':
      return showCard(reader, verb, { name: first, idNumber: second ?? inventedIdNumber() });
    case 'remove':
      reader.remove();
      return 'card taken away';
    case 'fault':
      return scriptFault(reader, first, { on: second, times: Number(third ?? 1) });
    case 'unplug':
      await reader.unplug();
      return 'cable out';
    case 'plug':
      await reader.plugIn();
      return 'cable in';
    default:
      return HELP;
  }
}

type Wanted = { readonly name: string; readonly idNumber: string };

function showCard(reader: SamReaderSimulator, verb: 'present' | 'tap', { name, idNumber }: Wanted): string {
  if (name === '' || !/^\d{17}[\dX]$/.test(idNumber)) return 'wanted: NAME and an 18-character number';
  try {
    const chip = { text: writeTextRecord(inventedCard({ name, idNumber })), photo: stubPhoto() };
    if (verb === 'present') reader.present(chip);
    // Not awaited: the prompt stays free for faults while the program reads.
    else void reader.tap(chip).then(() => console.log('card read and taken away'));
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  return `card on the reader: ${name} ${idNumber}`;
}

type Target = { readonly on: string | undefined; readonly times: number };

function scriptFault(reader: SamReaderSimulator, kindText: string, { on: onText, times }: Target): string {
  const kind = FAULT_KINDS.find((known) => known === kindText);
  const word = /^[0-9a-f]{2}$/i.test(kindText) ? Number.parseInt(kindText, 16) : null;
  const on = COMMANDS.find((known) => known === onText);
  const known: FaultKind | null = kind ?? (word === null ? null : 'word');
  if (known === null || (onText !== undefined && on === undefined) || !(times >= 1)) return HELP;
  reader.script({
    kind: known,
    times,
    ...(on === undefined ? {} : { on }),
    ...(word === null ? {} : { word }),
  });
  return `next ${times} ${on === undefined ? 'replies' : `replies to ${on}`}: ${kindText}`;
}
