import { mergeFields, type RosterPersonFields, type WinnerOf } from '#shared/domain/roster-row.ts';
import { isSuspect, type Likeness } from '#shared/domain/roster-suspects.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { findRow } from '#electron/db/repositories/import-rows.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { findPersonByIdNumber, sourceOfField, updatePersonFields } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from '../context.ts';
import { addPersonToIndex, newPerson } from '../register-person.ts';
import type { BatchReader } from './batch-reader.ts';
import type { FileMemory } from './file-memory.ts';
import { NOTHING_KNOWN, type NewSubject, type RosterSubject, type RosterTarget } from './roster-merge.ts';
import { findSuspectOnFile } from './suspects.ts';

/** What both kinds of target need; `db` is that of the transaction under way. */
export type TargetParts = {
  readonly context: ServiceContext;
  readonly db: WritableDb;
  readonly batchId: string;
  readonly reader: BatchReader;
  readonly memory: FileMemory;
};

type Winners = ServiceContext['policy']['rosterMerge'];

function winner(table: Winners, field: string, source: string): 'roster' | 'known' {
  const rule = table.fields[field];
  return rule?.bySource[source] ?? rule?.otherwise ?? 'roster';
}

/** An earlier row of the file as a person, if it was one. */
function subjectOfRow({ db, batchId, reader }: TargetParts, rowNumber: number): RosterSubject | undefined {
  const row = findRow(db, { batchId, rowNumber });
  const read = row && reader.read(row);
  if (read?.kind !== 'person') return undefined;
  return { ...NOTHING_KNOWN, ...read.fields, id: '', idNumber: read.parsed.idNumber, name: read.name, rowNumber };
}

function findSuspect(parts: TargetParts, likeness: Likeness): RosterSubject | undefined {
  const rule = parts.context.policy.rosterMerge.suspects;
  const onFile = findSuspectOnFile(parts.db, likeness, rule);
  if (onFile) return { ...onFile, rowNumber: null };
  for (const rowNumber of parts.memory.rowsLike(likeness.name, likeness.phone)) {
    const row = subjectOfRow(parts, rowNumber);
    const birthOn = row && birthOf(row.idNumber);
    if (row && birthOn !== undefined && isSuspect(likeness, { ...row, birthOn }, rule)) return row;
  }
  return undefined;
}

function birthOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** People a file has more than once, as they stand after its rows so far; kept between the steps of a preview. */
export class RepeatedPeople {
  readonly subjects = new Map<string, RosterSubject>();
  /** Fields that rows of this file have filled or changed. */
  readonly said = new Map<string, Set<string>>();
}

/** A target that changes nobody: what rows of the file would do is remembered, not written. */
export function previewTarget(parts: TargetParts, repeated: RepeatedPeople): RosterTarget {
  const { context, db, memory, reader } = parts;
  const winnerFor = (subject: RosterSubject): WinnerOf => {
    return (field) => {
      const isSaid = subject.id === '' || repeated.said.get(subject.idNumber)?.has(field) === true;
      return winner(context.policy.rosterMerge, field, isSaid ? 'roster' : sourceOfField(db, subject.id, field));
    };
  };
  const recall = (idNumber: string, rowNumber: number): RosterSubject | undefined => {
    const row = subjectOfRow(parts, rowNumber);
    if (row?.idNumber !== idNumber) return undefined;
    const person = findPersonByIdNumber(db, idNumber);
    if (!person) return row;
    const read = reader.read(findRow(db, { batchId: parts.batchId, rowNumber }) ?? { cellsJson: '[]' });
    const onFile = { ...person, rowNumber };
    const { changes } = mergeFields(onFile, read.fields, reader.rules, winnerFor(onFile));
    repeated.said.set(idNumber, new Set(Object.keys(changes)));
    return { ...onFile, ...changes };
  };
  return {
    find: (idNumber) => {
      const kept = repeated.subjects.get(idNumber);
      if (kept) return kept;
      const rowNumber = memory.rowOf(idNumber);
      const recalled = rowNumber === undefined ? undefined : recall(idNumber, rowNumber);
      if (recalled) repeated.subjects.set(idNumber, recalled);
      const person = recalled ? undefined : findPersonByIdNumber(db, idNumber);
      return recalled ?? (person && { ...person, rowNumber: null });
    },
    findSuspect: (likeness) => findSuspect(parts, likeness),
    winnerFor,
    add: (rowNumber, row) => keep(memory, rowNumber, row),
    change: (rowNumber, subject, changes) => {
      if (subject.rowNumber === null) memory.keep(rowNumber, subject);
      if (!repeated.subjects.has(subject.idNumber)) return;
      repeated.subjects.set(subject.idNumber, { ...subject, ...changes });
      const said = repeated.said.get(subject.idNumber) ?? new Set();
      repeated.said.set(subject.idNumber, new Set([...said, ...Object.keys(changes)]));
    },
  };
}

export type CommitParts = TargetParts & {
  readonly nowMs: number;
  /** Ids of people to be added. */
  readonly nextId: () => string;
};

/** The people on file, changed in the transaction under way. */
export function commitTarget(parts: CommitParts): RosterTarget {
  const { context, db, memory, nowMs } = parts;
  return {
    find: (idNumber) => {
      const person = findPersonByIdNumber(db, idNumber);
      return person && { ...person, rowNumber: memory.rowOf(idNumber) ?? null };
    },
    findSuspect: (likeness) => findSuspect(parts, likeness),
    winnerFor: (subject) => (field) => winner(context.policy.rosterMerge, field, sourceOfField(db, subject.id, field)),
    add: (rowNumber, row) => {
      const { name, parsed, fields } = row;
      const make = { ...NOTHING_KNOWN, ...fields, name, parsed, source: 'roster', nowMs } as const;
      addPersonToIndex(db, newPerson({ newId: parts.nextId }, make));
      keep(memory, rowNumber, row);
    },
    change: (rowNumber, subject, changes) => {
      const person = subject.id === '' ? findPersonByIdNumber(db, subject.idNumber) : subject;
      if (person) changePerson(db, person.id, changes, nowMs);
      if (subject.rowNumber === null) memory.keep(rowNumber, subject);
    },
  };
}

function changePerson(db: WritableDb, personId: string, changes: Partial<RosterPersonFields>, atMs: number): void {
  if (updatePersonFields(db, personId, changes, { source: 'roster', atMs }).length === 0) return;
  noteForDistrict(db, { noun: 'people', subjectId: personId, event: 'changed', atMs });
}

function keep(memory: FileMemory, rowNumber: number, { name, parsed, fields }: NewSubject): void {
  memory.keep(rowNumber, { idNumber: parsed.idNumber, name, phone: fields.phone ?? '' });
}
