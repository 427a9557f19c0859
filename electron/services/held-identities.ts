import { OTHER_KINDS } from '#shared/domain/case-form.ts';
import { CHOICE_SEPARATOR } from '#shared/domain/field-condition.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { insertIdentity, listIdentities } from '#electron/db/repositories/case-applicants.ts';
import { putField, valuesOf } from '#electron/db/repositories/case-contents.ts';
import type { ServiceContext } from './context.ts';
import { cardKindOf } from './people.ts';

type OfCase = {
  readonly caseId: string;
  readonly personId: string;
  readonly clerk: string;
  readonly nowMs: number;
};

/** Identities noted before decide about the sections of a case too. */
export function recallIdentities(context: ServiceContext, db: WritableDb, of: OfCase): void {
  const { caseId, personId, clerk, nowMs } = of;
  const values = valuesOf(db, caseId);
  const others = listIdentities(db, personId).filter((code) => code !== values['personClass']);
  const value = kindsOfClasses(context, others);
  if (value !== (values[OTHER_KINDS] ?? '')) keepHidden(db, caseId, { field: OTHER_KINDS, value, clerk, nowMs });
}

/**
 * Another class was chosen for the card. When it is one that the person was known to hold, the class left is held too: with the
 * same change, so that no crash between two of them takes an identity away.
 */
export function changeIdentity(context: ServiceContext, db: WritableDb, left: string, of: OfCase): void {
  const { caseId, personId, clerk, nowMs: atMs } = of;
  const held = listIdentities(db, personId);
  const now = valuesOf(db, caseId)['personClass'] ?? '';
  if (left !== '' && left !== now && held.includes(now) && !held.includes(left))
    insertIdentity(db, { personId, caseId, personClass: left, held: 1, clerk, atMs });
  recallIdentities(context, db, of);
}

export function kindsOfClasses(context: ServiceContext, classes: readonly string[]): string {
  return [...new Set(classes.map((code) => cardKindOf(context, code)))].join(CHOICE_SEPARATOR);
}

type Hidden = { readonly field: string; readonly value: string; readonly clerk: string; readonly nowMs: number };

/** What decides about sections and materials lies with the case's values, so that one rule reads both. */
export function keepHidden(db: WritableDb, caseId: string, { field, value, clerk, nowMs }: Hidden): void {
  putField(db, caseId, { field, value, source: 'clerk', changedBy: clerk, changedAtMs: nowMs });
}
