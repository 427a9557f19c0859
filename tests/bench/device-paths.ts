import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { startSamReader } from '#tests/support/sam-reader/sam-simulator.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { startThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';
import type { CardReadId, PersonId } from '#shared/contract/base.ts';
import type { ReaderEvent } from '#shared/contract/devices.ts';
import { insertFirstProfile } from '#electron/station/prepare-profile.ts';
import { writeSetting } from '#electron/db/repositories/settings.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchContext, benchKey, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { median, ms, percentile, ratio, timed, type Figure } from './figures.ts';

const PEOPLE = 30;
/** A Monday: the kiosk gives no numbers to walk-ins when the station is closed. */
const TODAY = '2026-11-23';
const clerk = '李晓梅';

/** From the reader's frames to a form filled from the chip, and from the tap to the printer's proof, each over real sockets. */
export async function devicePaths(): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const people = fillStation(folder);
    const reader = await startSamReader({});
    const printer = await startThermalPrinter({ columns: 48 });
    const devices = ['--reader', reader.url, '--printer', printer.url];
    const station = await startStationProcess([
      '--data',
      folder,
      '--port',
      '0',
      '--clock',
      `${TODAY}T09:00`,
      ...devices,
    ]);
    const cookie = await enterStation(station.openUrl);
    const [kiosk, counter] = await Promise.all([
      connectTo(station.origin, cookie, 'kiosk'),
      connectTo(station.origin, cookie, 'counter'),
    ]);
    const events = await kiosk.client.devices.watchReader();
    const samples = { ticket: [] as number[], form: [] as number[], paper: [] as number[], echo: [] as number[] };
    for (const [index, person] of people.entries()) {
      const card = inventedCard({
        name: person.name,
        idNumber: person.idNumber,
        birth: person.birthOn.replaceAll('-', ''),
      });
      const tapped = reader.tap(card);
      const cardReadId = await nextCard(events);
      await tapped;
      const who = { kind: 'card-read', cardReadId } as const;
      let personId: PersonId | null = null;
      const toTicket = await timed(async () => {
        personId = (await kiosk.client.queue.checkIn({ requestId: crypto.randomUUID(), who })).ticket.personId;
      });
      samples.ticket.push(toTicket);
      samples.paper.push(toTicket + (await timed(() => printer.waitForJobs(index + 1))));
      if (personId === null) throw new Error('a ticket of nobody');
      const open = { requestId: crypto.randomUUID(), personId, ticketId: null, clerk };
      samples.form.push(toTicket + (await timed(() => counter.client.cases.open(open))));
      samples.echo.push(await timed(() => counter.client.queue.hall()));
    }
    if (samples.ticket.length !== PEOPLE) throw new Error('not everybody was measured');
    await station.end();
    await reader.close();
    await printer.close();
    return figuresOf(samples);
  });
}

/** Waits for the next card; leaving a `for await` would end the stream. */
async function nextCard(events: AsyncIterator<ReaderEvent>): Promise<CardReadId> {
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) throw new Error('the reader stream ended');
    if (value.kind === 'card') return value.cardReadId;
  }
}

function figuresOf(
  samples: Readonly<Record<'ticket' | 'form' | 'paper' | 'echo', readonly number[]>>,
): readonly Figure[] {
  const echo = median(samples.echo);
  const row = (name: string, values: readonly number[]): Figure => ({
    name,
    value: `${ms(median(values))}, p95 ${ms(percentile(values, 0.95))}, ${ratio(median(values) / echo)} x a plain read`,
  });
  return [
    row('card read to issued ticket', samples.ticket),
    row('card read to form filled from the chip', samples.form),
    row('ticket tap to last byte printed and proven', samples.paper),
  ];
}

function fillStation(folder: string) {
  const store = benchStore(folder);
  writeFileSync(join(folder, 'station.key'), benchKey);
  const context = benchContext(store);
  const { communities } = context.profile();
  const wish = { count: PEOPLE, communities, today: TODAY, seed: 7 };
  const people = inventPeople(wish, readInventionTable(resourcesDir)).map((person) => ({
    ...person,
    personClass: '2',
  }));
  settleInventedPeople(context, people, TODAY);
  store.runInTransaction((db) => {
    insertFirstProfile(db, context.profile(), 0);
    writeSetting(db, 'practice', true, 0);
  });
  store.close();
  return people;
}
