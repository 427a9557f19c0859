import type { CoverageDecision } from '#shared/domain/coverage.ts';
import type { ReadableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** Serials from `from` to `until`, both included; one person is a range of one. */
export type SerialRange = { readonly from: number; readonly until: number };

/** What the store knows of one person beside the row in people. Ids and codes only: names are the policy's. */
export type StoredCoverage = {
  readonly accepted?: { readonly caseNumber: string; readonly atMs: number };
  readonly draft?: { readonly clerk: string; readonly atMs: number };
  readonly appointment?: { readonly on: string; readonly time: string; readonly atMs: number };
  readonly online?: { readonly number: string; readonly on: string; readonly atMs: number };
  readonly decision?: { readonly decision: CoverageDecision; readonly reason: string; readonly atMs: number };
  readonly contacts?: StoredContacts;
  readonly cameOn?: string;
  readonly missedOn?: string;
};

type ContactMoment = { readonly on: string; readonly channel: string; readonly outcome: string; readonly atMs: number };
export type StoredContacts = {
  readonly tries: number;
  readonly nextOn: string | null;
  readonly last: ContactMoment;
  readonly reached: ContactMoment | null;
};

type Of<Row> = Row & { readonly personId: string };
type Collected = { -readonly [Key in keyof StoredCoverage]: StoredCoverage[Key] };

const IN_RANGE = 'IN (SELECT id FROM people WHERE serial BETWEEN @from AND @until)';

/** Person id → what is stored about them; people about whom nothing is are not in it. */
export function readCoverageFacts(db: ReadableDb, range: SerialRange): ReadonlyMap<string, StoredCoverage> {
  const found = new Map<string, Collected>();
  const of = (personId: string): Collected => {
    let known = found.get(personId);
    if (!known) found.set(personId, (known = {}));
    return known;
  };
  for (const { personId, state, caseNumber, clerk, atMs } of readCases(db, range)) {
    if (state === 'accepted') of(personId).accepted = { caseNumber: caseNumber ?? '', atMs };
    else of(personId).draft = { clerk, atMs };
  }
  for (const { personId, state, on, time, atMs } of readAppointments(db, range)) {
    const facts = of(personId);
    if (state !== 'no-show') facts.appointment = { on, time, atMs };
    else if (on > (facts.missedOn ?? '')) facts.missedOn = on;
  }
  for (const { personId, ...online } of readOnline(db, range)) of(personId).online = online;
  for (const { personId, ...decision } of readDecisions(db, range)) of(personId).decision = decision;
  for (const { personId, ...contacts } of readContacts(db, range)) of(personId).contacts = contacts;
  for (const { personId, cameOn } of readVisits(db, range)) of(personId).cameOn = cameOn;
  return found;
}

type CaseFact = { state: 'accepted' | 'draft'; caseNumber: string | null; clerk: string; atMs: number };

/** Oldest first, so that of several the newest stays. */
function readCases(db: ReadableDb, range: SerialRange) {
  return statement<SerialRange, Of<CaseFact>>(
    db,
    `SELECT person_id AS personId, CASE WHEN accepted_at_ms IS NULL THEN 'draft' ELSE 'accepted' END AS state,
       case_number AS caseNumber, clerk, coalesce(accepted_at_ms, changed_at_ms) AS atMs FROM cases
     WHERE person_id ${IN_RANGE} AND (state = 'draft' OR accepted_at_ms IS NOT NULL) ORDER BY atMs`,
  ).iterate(range);
}

type AppointmentFact = { state: string; on: string; time: string; atMs: number };

function readAppointments(db: ReadableDb, range: SerialRange) {
  return statement<SerialRange, Of<AppointmentFact>>(
    db,
    `SELECT a.person_id AS personId, a.state, s.slot_on AS "on", s.starts_at AS time, a.booked_at_ms AS atMs
     FROM appointments AS a JOIN slots AS s ON s.id = a.slot_id
     WHERE a.person_id ${IN_RANGE} AND a.state IN ('booked', 'arrived', 'no-show') ORDER BY a.booked_at_ms`,
  ).iterate(range);
}

function readOnline(db: ReadableDb, range: SerialRange) {
  return statement<SerialRange, Of<NonNullable<StoredCoverage['online']>>>(
    db,
    `SELECT person_id AS personId, number, applied_on AS "on", recorded_at_ms AS atMs FROM online_applications
     WHERE state = 'live' AND person_id ${IN_RANGE}`,
  ).iterate(range);
}

function readDecisions(db: ReadableDb, range: SerialRange) {
  return statement<SerialRange, Of<NonNullable<StoredCoverage['decision']>>>(
    db,
    `SELECT person_id AS personId, decision, reason, at_ms AS atMs FROM coverage_decisions
     WHERE person_id ${IN_RANGE} ORDER BY sequence`,
  ).iterate(range);
}

function readVisits(db: ReadableDb, range: SerialRange) {
  return statement<SerialRange, { personId: string; cameOn: string }>(
    db,
    `SELECT person_id AS personId, max(service_on) AS cameOn FROM tickets WHERE person_id ${IN_RANGE} GROUP BY person_id`,
  ).iterate(range);
}

type ContactFact = {
  personId: string;
  tries: number;
  nextOn: string | null;
  lastOn: string;
  lastChannel: string;
  lastOutcome: string;
  lastAtMs: number;
  reachedOn: string | null;
  reachedChannel: string;
  reachedOutcome: string;
  reachedAtMs: number;
};

function* readContacts(db: ReadableDb, range: SerialRange): Generator<Of<StoredContacts>> {
  const rows = statement<SerialRange, ContactFact>(
    db,
    `WITH grouped AS (
       SELECT person_id, sum(informs = 0) AS tries, max(sequence) AS last_sequence,
         max(CASE WHEN informs = 1 THEN sequence END) AS reached_sequence
       FROM contacts WHERE person_id ${IN_RANGE} GROUP BY person_id)
     SELECT g.person_id AS personId, g.tries, l.next_on AS nextOn,
       l.contacted_on AS lastOn, l.channel AS lastChannel, l.outcome AS lastOutcome, l.at_ms AS lastAtMs,
       r.contacted_on AS reachedOn, r.channel AS reachedChannel, r.outcome AS reachedOutcome, r.at_ms AS reachedAtMs
     FROM grouped AS g JOIN contacts AS l ON l.sequence = g.last_sequence
       LEFT JOIN contacts AS r ON r.sequence = g.reached_sequence`,
  ).iterate(range);
  for (const row of rows) {
    yield {
      personId: row.personId,
      tries: row.tries,
      nextOn: row.nextOn,
      last: { on: row.lastOn, channel: row.lastChannel, outcome: row.lastOutcome, atMs: row.lastAtMs },
      reached:
        row.reachedOn === null
          ? null
          : { on: row.reachedOn, channel: row.reachedChannel, outcome: row.reachedOutcome, atMs: row.reachedAtMs },
    };
  }
}

/** Community (`''`: the whole street) → its newest notice that counts as reaching people. */
export function readGroupNotices(db: ReadableDb): ReadonlyMap<string, ContactMoment> {
  const rows = statement<[], ContactMoment & { community: string }>(
    db,
    `SELECT community, contacted_on AS "on", channel, outcome, at_ms AS atMs FROM contacts
     WHERE person_id IS NULL AND informs = 1 ORDER BY sequence`,
  ).all();
  return new Map(rows.map(({ community, ...moment }) => [community, moment]));
}
