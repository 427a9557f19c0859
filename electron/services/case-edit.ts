import { createHash } from 'node:crypto';
import type { MaterialState } from '#shared/contract/cases.ts';
import type { PlainField } from '#shared/contract/form-fields.ts';
import { isFieldValueValid } from '#shared/domain/field-value.ts';
import { fieldWords } from '#shared/domain/field-words.ts';
import { fieldAt } from '#shared/domain/form-index.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { plainText } from '#shared/domain/plain-text.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { decideConflict } from '#electron/db/repositories/case-provenance.ts';
import { findField, putBlob, putField, putMaterial, valuesOf } from '#electron/db/repositories/case-contents.ts';
import {
  listDrafts as listDraftRows,
  touchCase,
  type CaseRow,
  type CaseTouch,
} from '#electron/db/repositories/cases.ts';
import { findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import type { CaseId, PersonId } from '#shared/contract/base.ts';
import { contestable } from './case-known.ts';
import { noteTakeover } from './case-takeover.ts';
import { formOf, missingOf, requireDraft } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { changeIdentity } from './held-identities.ts';
import { classNameOf, requirePerson, today } from './people.ts';
import { areasOf } from './rekeying.ts';
import { pngOf } from './signature-png.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type CaseInput = WriteRequest & { readonly caseId: string; readonly clerk: string };
export type Saved = { missing: string[]; savedAtMs: number };
export type FieldSaved = { savedAtMs: number };

/** `reason`: why once more what came out already. */
export type PaperInput = CaseInput & { readonly reason?: string };

type Edit = {
  readonly procedure: string;
  readonly input: CaseInput;
  readonly change: (db: WritableDb, draft: CaseRow, nowMs: number) => Omit<CaseTouch, 'caseId' | 'clerk' | 'atMs'>;
};

/** One change of a draft in one transaction; answers what is still missing. */
export function editDraft(context: ServiceContext, edit: Edit): Saved {
  return writeOnce(context, {
    procedure: edit.procedure,
    request: edit.input,
    nouns: ['cases'],
    work: (db, nowMs) => {
      const draft = changeDraft(db, edit, nowMs);
      return { missing: missingOf(context, db, draft), savedAtMs: nowMs };
    },
  });
}

/** The draft as the change leaves it. */
function changeDraft(db: WritableDb, { input, change }: Edit, nowMs: number): CaseRow {
  const draft = requireDraft(db, input.caseId);
  const touch = change(db, draft, nowMs);
  noteTakeover(db, draft, input.clerk, nowMs);
  touchCase(db, { caseId: draft.id, clerk: input.clerk, atMs: nowMs, ...touch });
  return { ...draft, ...touch };
}

type FieldInput = CaseInput & {
  readonly field: string;
  readonly value: string;
  /** Of when the value was that the screen showed; null for none, left out by whoever shows none. */
  readonly seenAtMs?: number | null | undefined;
};

export function saveField(context: ServiceContext, input: FieldInput): FieldSaved {
  return writeOnce(context, {
    procedure: 'cases.saveField',
    request: input,
    nouns: ['cases'],
    work: (db, nowMs) => {
      changeDraft(db, typing(context, input), nowMs);
      return { savedAtMs: nowMs };
    },
  });
}

function typing(context: ServiceContext, input: FieldInput): Edit {
  return {
    procedure: 'cases.saveField',
    input,
    change: (db, draft, nowMs) => {
      const field = fieldAt(formOf(db, draft), input.field);
      if (!field) throw new DeskError('case.fieldUnknown', { field: input.field });
      requireSeen(context, db, { draft, input, field });
      const typed = plainText(input.value, field.kind === 'long-text');
      const value = field.kind === 'id-number' ? idNumberFor(context, db, { draft, key: input.field, typed }) : typed;
      if (!isFieldValueValid(field, value)) throw new DeskError('case.fieldInvalid', { field: field.label });
      const row = { field: input.field, value, source: 'clerk', changedBy: input.clerk, changedAtMs: nowMs } as const;
      const left = input.field === 'personClass' ? valuesOf(db, draft.id)['personClass'] : undefined;
      putField(db, draft.id, row);
      if (left !== undefined)
        changeIdentity(context, db, left, { caseId: draft.id, personId: draft.personId, clerk: input.clerk, nowMs });
      // Whoever writes a third value by hand has decided too.
      if (contestable.has(input.field))
        decideConflict(db, { caseId: draft.id, field: input.field, decided: 'typed', by: input.clerk, atMs: nowMs });
      return { focusField: input.field };
    },
  };
}

type Typing = { readonly draft: CaseRow; readonly input: FieldInput; readonly field: PlainField };

/** What waited for a line must not go over what somebody else wrote while it did. Errors: case.fieldChanged. */
function requireSeen(context: ServiceContext, db: WritableDb, { draft, input, field }: Typing): void {
  const { seenAtMs, clerk } = input;
  if (seenAtMs === undefined) return;
  const now = findField(db, draft.id, input.field);
  if (!now || now.changedBy === clerk || now.changedAtMs === seenAtMs) return;
  throw new DeskError('case.fieldChanged', {
    clerk: now.changedBy,
    value: fieldWords(field, now.value, areasOf(context)),
  });
}

type TypedNumber = { readonly draft: CaseRow; readonly key: string; readonly typed: string };

/** The number as it is kept: folded, 15 digits upgraded. Errors: idNumber.*, person.exists. */
function idNumberFor(context: ServiceContext, db: WritableDb, { draft, key, typed }: TypedNumber): string {
  const own = requirePerson(db, draft.personId).idNumber;
  // What was issued to the person is true whatever it sums to; a permit of 2017 begins with letters and has no check digit.
  if (typed === '' || typed === own || /^[A-Z]{3}\d{12}$/.test(typed)) return typed;
  const parsed = parseIdNumber(typed, today(context));
  if (!parsed.ok) throw new DeskError(parsed.problem, {});
  // A relative's number may well be that of another person on the roster.
  if (key !== 'idNumber') return parsed.idNumber;
  const holder = findPersonByIdNumber(db, parsed.idNumber);
  if (holder && holder.id !== draft.personId) throw new DeskError('person.exists', { name: holder.name });
  return parsed.idNumber;
}

export function setMaterial(
  context: ServiceContext,
  input: CaseInput & { readonly code: string; readonly state: MaterialState },
): Saved {
  return editDraft(context, {
    procedure: 'cases.setMaterial',
    input,
    change: (db, draft) => {
      const known = formOf(db, draft).materials.some((material) => material.code === input.code);
      if (!known) throw new DeskError('case.fieldUnknown', { field: input.code });
      putMaterial(db, draft.id, input.code, input.state);
      return { focusField: `material:${input.code}` };
    },
  });
}

export function declare(context: ServiceContext, input: CaseInput & { readonly declared: boolean }): Saved {
  return editDraft(context, {
    procedure: 'cases.declare',
    input,
    change: () => ({ declared: input.declared ? 1 : 0, focusField: 'declaration' }),
  });
}

export function setSignature(context: ServiceContext, input: CaseInput & { readonly png: string }): Saved {
  const bytes = pngOf(input.png);
  return editDraft(context, {
    procedure: 'cases.setSignature',
    input,
    change: (db, draft, nowMs) => {
      const signatureHash = storePicture(db, 'image/png', bytes, nowMs);
      return { signatureHash, focusField: 'signature' };
    },
  });
}

/** Keeps a picture under its hash and returns that. */
export function storePicture(db: WritableDb, mime: string, bytes: Uint8Array, nowMs: number): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  putBlob(db, { hash, mime, bytes }, nowMs);
  return hash;
}

export function listDrafts(context: ServiceContext) {
  const { db } = context.store;
  return listDraftRows(db).map((row) => {
    const person = requirePerson(db, row.personId);
    return {
      id: row.id as CaseId,
      personId: person.id as PersonId,
      personName: person.name,
      className: classNameOf(context, person.personClass),
      clerk: row.clerk,
      changedAtMs: row.changedAtMs,
    };
  });
}
