import type { CaseId } from '#shared/contract/base.ts';
import type { RekeyCase, RekeyItem, RekeyRow } from '#shared/contract/rekeying.ts';
import { parseAreas, type AreaTable } from '#shared/domain/areas.ts';
import { fieldCode, fieldWords } from '#shared/domain/field-words.ts';
import { fieldAt } from '#shared/domain/form-index.ts';
import { rekeyOrder } from '#shared/domain/rekey-order.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { listFields } from '#electron/db/repositories/case-contents.ts';
import {
  countRekeyCases,
  findRekeyCase,
  insertMark,
  insertRekeyEvent,
  listMarks,
  listRekeyCases,
  type RekeyCaseRow,
  type RekeyWish,
} from '#electron/db/repositories/rekeying.ts';
import { formOf, requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { cardKindOf, classNameOf } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

type OnCase = WriteRequest & { readonly caseId: string; readonly clerk: string };

/** The tables of areas by their text: reading one takes longer than all the rest of a case. */
const tables = new Map<string, AreaTable>();

export function areasOf(context: ServiceContext): AreaTable {
  const { areasCsv } = context.policy;
  const known = tables.get(areasCsv) ?? parseAreas(areasCsv);
  tables.set(areasCsv, known);
  return known;
}

export function listRekeying(context: ServiceContext, wish: RekeyWish) {
  const { db } = context.store;
  const query = wish.query.trim();
  const counts = countRekeyCases(db, query);
  const total = wish.state === null ? counts.waiting + counts.begun + counts.done : counts[wish.state];
  return { total, counts, rows: listRekeyCases(db, { ...wish, query }).map((row) => rowView(context, row)) };
}

/** Errors: case.notFound, rekeying.notAccepted. */
export function getRekeying(context: ServiceContext, caseId: string): RekeyCase {
  const { db } = context.store;
  return { ...rowView(context, requireRow(db, caseId)), items: itemsOf(context, caseId) };
}

/** Errors: case.notFound, rekeying.notAccepted, case.fieldUnknown. */
export function markField(context: ServiceContext, input: OnCase & { readonly field: string }): { markedAtMs: number } {
  return writeOnce(context, {
    procedure: 'rekeying.mark',
    request: input,
    nouns: ['rekeying'],
    work: (db, nowMs) => {
      const { caseId, field, clerk } = input;
      requireRow(db, caseId);
      if (!fieldAt(formOf(db, requireCase(db, caseId)), field)) throw new DeskError('case.fieldUnknown', { field });
      insertMark(db, caseId, { field, clerk, atMs: nowMs });
      return { markedAtMs: nowMs };
    },
  });
}

/** Errors: case.notFound, rekeying.notAccepted. */
export function finishRekeying(context: ServiceContext, input: OnCase & { readonly ministryNumber: string }): RekeyRow {
  const { ministryNumber } = input;
  return moveCase(context, 'rekeying.finish', input, () => ({ event: 'done', ministryNumber }));
}

/** Errors: case.notFound, rekeying.notAccepted, rekeying.notDone. */
export function reopenRekeying(context: ServiceContext, input: OnCase): RekeyRow {
  return moveCase(context, 'rekeying.reopen', input, (row) => {
    if (row.state !== 'done') throw new DeskError('rekeying.notDone', {});
    return { event: 'reopened', ministryNumber: row.ministryNumber };
  });
}

type Move = { readonly event: 'done' | 'reopened'; readonly ministryNumber: string };

function moveCase(
  context: ServiceContext,
  procedure: string,
  request: OnCase,
  moved: (row: RekeyCaseRow) => Move,
): RekeyRow {
  return writeOnce(context, {
    procedure,
    request,
    nouns: ['rekeying'],
    work: (db: WritableDb, nowMs) => {
      const { caseId, clerk } = request;
      insertRekeyEvent(db, { caseId, clerk, atMs: nowMs, ...moved(requireRow(db, caseId)) });
      return rowView(context, requireRow(db, caseId));
    },
  });
}

function requireRow(db: ReadableDb, caseId: string): RekeyCaseRow {
  requireCase(db, caseId);
  const row = findRekeyCase(db, caseId);
  if (!row) throw new DeskError('rekeying.notAccepted', {});
  return row;
}

function rowView(context: ServiceContext, { personClass, ...row }: RekeyCaseRow): RekeyRow {
  return { ...row, caseId: row.caseId as CaseId, className: classNameOf(context, personClass) };
}

/** What is filled in, in the order of typing; what is empty has nothing to type. */
function itemsOf(context: ServiceContext, caseId: string): RekeyItem[] {
  const { db } = context.store;
  const areas = areasOf(context);
  const stored = new Map(listFields(db, caseId).map((row) => [row.field, row]));
  const values = Object.fromEntries([...stored].map(([key, { value }]) => [key, value]));
  const marks = new Map(listMarks(db, caseId).map((mark) => [mark.field, mark]));
  const cardKind = cardKindOf(context, values['personClass'] ?? '');
  return rekeyOrder(formOf(db, requireCase(db, caseId)), { cardKind, values }).flatMap((each) => {
    const row = stored.get(each.key);
    if (!row || row.value === '') return [];
    const mark = marks.get(each.key);
    return [
      {
        key: each.key,
        label: each.label,
        section: each.section.key,
        sectionTitle: each.section.title,
        text: fieldWords(each.field, row.value, areas),
        code: fieldCode(each.field, row.value, areas),
        codeTable: each.field.codeTable ?? '',
        own: each.own,
        markedBy: mark?.clerk ?? null,
        markedAtMs: mark?.atMs ?? null,
        stale: mark !== undefined && row.changedAtMs > mark.atMs,
      },
    ];
  });
}
