import type { CaseId, PersonId, TicketId } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import type { DayLedger } from './day-ledger.ts';
import { DAY, type DayPerson } from './first-day.ts';
import type { KilledStation } from './killed-station.ts';
import { readRoster, untilSettled } from './roster-client.ts';
import { goodPhoto, signaturePng } from './station-day.ts';
import type { ThermalPrinter } from './thermal-printer/thermal-printer.ts';

const clerk = '李晓梅';
const request = () => ({ requestId: crypto.randomUUID() });

export type Play = {
  readonly station: KilledStation;
  readonly people: readonly DayPerson[];
  readonly csv: string;
  readonly ledger: DayLedger;
};

/** The whole day over the contract: import, telephone, arrivals, calls, cases, acceptances. */
export async function completeDay(play: Play): Promise<void> {
  await importRoster(play);
  for (const person of play.people.filter(({ comes }) => comes === 'booked')) await bookByPhone(play, person);
  for (const [index, person] of play.people.entries()) await serve(play, person, String((index % 3) + 1));
  await play.station.killRemaining();
}

async function importRoster({ station, csv, people, ledger }: Play): Promise<void> {
  const batch = await station.step(
    ({ manager }) => readRoster(manager, csv),
    () => undefined,
  );
  if (batch.added !== people.length) throw new Error(`preview would add ${batch.added} of ${people.length}`);
  const commit = { ...request(), batchId: batch.id };
  await station.step(
    async ({ manager }) => {
      await manager.roster.commit(commit);
      return untilSettled(manager, batch.id);
    },
    (committed) => {
      ledger.imported = committed.added;
    },
  );
}

async function findPerson({ station }: Play, person: DayPerson): Promise<PersonId> {
  const found = await station.counter.people.search({ query: person.idNumber, limit: 2 });
  const id = found[0]?.id;
  if (found.length !== 1 || !id) throw new Error(`search by number found ${found.length}`);
  return id;
}

async function bookByPhone(play: Play, person: DayPerson): Promise<void> {
  const personId = await findPerson(play, person);
  const days = await play.station.counter.appointments.slots({ from: DAY, days: 1 });
  const slot = days[0]?.slots.find((each) => each.taken < each.capacity);
  if (!slot) throw new Error('the day is full');
  const booking = { ...request(), personId, slotId: slot.id, channel: 'phone', phone: '', clerk };
  await play.station.step(
    ({ counter }) => counter.appointments.book(booking),
    ({ number }) => play.ledger.booked.set(personId, number),
  );
}

async function serve(play: Play, person: DayPerson, counterId: string): Promise<void> {
  const { station, ledger } = play;
  const personId = await findPerson(play, person);
  const checkIn = { ...request(), who: { kind: 'id-number', idNumber: person.idNumber } } as const;
  const arrived = await station.step(
    ({ kiosk }) => kiosk.queue.checkIn(checkIn),
    ({ ticket }) => ledger.tickets.set(personId, ticket.number),
  );
  const call = { ...request(), counterId, clerk };
  const called = await station.step(
    ({ counter }) => counter.queue.callNext(call),
    () => undefined,
  );
  if (called.id !== arrived.ticket.id) throw new Error('somebody else was called');
  await acceptCase(play, personId, called.id);
  const finish = { ...request(), counterId, clerk, ticketId: called.id };
  await station.step(
    ({ counter }) => counter.queue.finish(finish),
    () => undefined,
  );
}

async function acceptCase({ station, ledger }: Play, personId: PersonId, ticketId: TicketId): Promise<void> {
  const open = { ...request(), personId, ticketId, clerk };
  const document = await station.step(
    ({ counter }) => counter.cases.open(open),
    () => undefined,
  );
  const caseId: CaseId = document.id;
  const on = () => ({ ...request(), caseId, clerk });
  const family = document.cardKind === 'bereaved-family';
  const fields = {
    ethnicCode: '01',
    address: `某市某区试样路${personId.slice(0, 4)}号`,
    bank: '中国农业银行',
    ...(family
      ? { deceasedName: '某烈士', relation: '子女' }
      : { enlistedOn: '1955-03-01', dischargedOn: '1959-04-01', dischargeDocument: '退役证' }),
  };
  for (const [field, value] of Object.entries(fields)) {
    const save = { ...on(), field, value };
    await station.step(
      ({ counter }) => counter.cases.saveField(save),
      () => ledger.noteField(caseId, field, value),
    );
  }
  const form = await station.step(
    ({ counter }) => counter.forms.ofCase({ hash: document.formHash }),
    () => undefined,
  );
  for (const { code, required, onlyFor } of form.materials) {
    if (!required || (onlyFor && document.cardKind && !onlyFor.includes(document.cardKind))) continue;
    const material = { ...on(), code, state: 'received' as const };
    await station.step(
      ({ counter }) => counter.cases.setMaterial(material),
      () => undefined,
    );
  }
  const photo = { ...on(), ...goodPhoto };
  await station.step(
    ({ counter }) => counter.cases.setPhoto(photo),
    () => undefined,
  );
  const { consents, rules } = await station.step(
    ({ counter }) => counter.applications.get({ caseId }),
    () => undefined,
  );
  const none = { ...on(), asked: rules.asked.map(({ id }) => id), held: [] };
  await station.step(
    ({ counter }) => counter.applications.declareRules(none),
    () => undefined,
  );
  for (const { code: kind, textHash } of consents) {
    const agreed = { ...on(), kind, textHash, agrees: true };
    await station.step(
      ({ counter }) => counter.applications.answerConsent(agreed),
      () => undefined,
    );
  }
  const notice = { ...on(), png: signaturePng };
  await station.step(
    ({ counter }) => counter.applications.signConsents(notice),
    () => undefined,
  );
  const signature = { ...on(), png: signaturePng };
  await station.step(
    ({ counter }) => counter.cases.setSignature(signature),
    () => undefined,
  );
  const declaration = { ...on(), declared: true };
  await station.step(
    ({ counter }) => counter.cases.declare(declaration),
    () => undefined,
  );
  const acceptance = on();
  await station.step(
    ({ counter }) => counter.cases.accept(acceptance),
    ({ caseNumber }) => ledger.accepted.set(personId, caseNumber),
  );
}

/** For each paper the station is unsure of: looks whether it lies there, and says so or asks for it again. */
export async function answerLikeAPerson(counter: StationClient, printer: ThermalPrinter, date: string): Promise<void> {
  for (const job of await counter.prints.list({ date })) {
    if (job.state !== 'unknown') continue;
    const decision = { ...request(), printJobId: job.id, clerk, attempts: job.attempts };
    if (liesThere(printer, job.subject)) await counter.prints.confirmByPerson(decision);
    else await counter.prints.printAgain(decision);
  }
}

function liesThere(printer: ThermalPrinter, subject: string): boolean {
  return [...printer.jobs(), printer.uncut()].some((paper) => paper.text.some((line) => line.includes(subject)));
}

/** Waits until every paper is out or answered for. */
export async function settlePapers(counter: StationClient, printer: ThermalPrinter, date: string): Promise<void> {
  for (;;) {
    await answerLikeAPerson(counter, printer, date);
    const jobs = await counter.prints.list({ date });
    if (!jobs.some(({ state }) => ['queued', 'sending', 'unknown'].includes(state))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
