import type { CivilDate } from '#shared/civil-date.ts';
import type { CaseForm, MaterialState } from '#shared/contract/cases.ts';
import type { FormField, FormSection, PlainField } from '#shared/contract/form-fields.ts';
import type { CardKind } from '#shared/contract/station.ts';
import { CHOICE_SEPARATOR, holds, type FieldValues } from './field-condition.ts';
import { dateProblem } from './form-dates.ts';
import { cellKey, filledRows } from './form-index.ts';

/** True when the field or material concerns this card kind; with the kind unknown only what concerns everybody does. */
export function applies(
  item: { readonly onlyFor?: readonly CardKind[] | undefined },
  cardKind: CardKind | null,
): boolean {
  return !item.onlyFor || (cardKind !== null && item.onlyFor.includes(cardKind));
}

/** What decides which fields a case has: the kind of card its class leads to, and what is filled in. */
export type FormFacts = { readonly cardKind: CardKind | null; readonly values: FieldValues };

/** Values of a case that no form shows: who applies (self, guardian, agent), and card kinds of the person's other identities. */
export const APPLICANT_ROLE = 'applicantRole';
export const OTHER_KINDS = 'otherKinds';

/** Every kind of card the person's identities lead to, the one applied for first. */
export function kindsOf({ cardKind, values }: FormFacts): readonly CardKind[] {
  const others = (values[OTHER_KINDS] ?? '').split(CHOICE_SEPARATOR);
  const known = (['veteran', 'bereaved-family', 'file-only'] as const).filter((kind) => others.includes(kind));
  return cardKind === null ? known : [cardKind, ...known.filter((kind) => kind !== cardKind)];
}

/** True when a section, field or material belongs to this case: by the card kinds and the conditions between fields. */
export function belongs(item: Pick<PlainField, 'onlyFor' | 'onlyWhen'>, facts: FormFacts): boolean {
  const concerned = applies(item, null) || kindsOf(facts).some((kind) => applies(item, kind));
  return concerned && holds(item.onlyWhen, facts.values);
}

/** Fields of a section that belong to this case, in the form's order; none of a section that does not. */
export function fieldsIn(section: FormSection, facts: FormFacts): readonly FormField[] {
  return belongs(section, facts) ? section.fields.filter((field) => belongs(field, facts)) : [];
}

/** Whether a field that belongs to the case must be filled. */
export function isRequired(field: PlainField | FormField, values: FieldValues): boolean {
  return field.required || (field.requiredWhen !== undefined && holds(field.requiredWhen, values));
}

/** Keys of `missingItems` that say of a case what stands in no form. */
export const besidesForm = [
  'photo',
  'refused',
  'rules',
  'applicant',
  'consent',
  'consent-refused',
  'consent-signature',
  'declaration',
  'signature',
] as const;
export type BesidesForm = (typeof besidesForm)[number];

export function isBesidesForm(key: string): key is BesidesForm {
  return besidesForm.some((each) => each === key);
}

export type CaseContent = {
  readonly form: CaseForm;
  readonly cardKind: CardKind | null;
  readonly values: FieldValues;
  readonly materials: Readonly<Record<string, MaterialState>>;
  readonly hasPhoto: boolean;
  readonly hasSignature: boolean;
  readonly declared: boolean;
  /** What the application lacks besides its content: `refused`, `rules`, `applicant`, `consent`, `consent-refused`, `consent-signature`. */
  readonly application: readonly BesidesForm[];
  readonly today: CivilDate;
};

/**
 * What still hinders acceptance, in form order: field keys (empty, or a date that contradicts another), `material:CODE`,
 * `photo`, what the application lacks, `declaration`, `signature`; `personClass` stands for a class that leads to no card. Empty = may be accepted.
 */
export function missingItems(content: CaseContent): string[] {
  return [
    ...missingInForm(content),
    ...(content.hasPhoto ? [] : ['photo']),
    ...content.application,
    ...(content.declared ? [] : ['declaration']),
    ...(content.hasSignature ? [] : ['signature']),
  ];
}

export type FormContent = Pick<CaseContent, 'form' | 'cardKind' | 'values' | 'materials' | 'today'>;

/** The part of `missingItems` that hangs on the form, its values and the materials alone. */
export function missingInForm(content: FormContent): string[] {
  const { values, today } = content;
  const fields = content.form.sections.flatMap((section) =>
    fieldsIn(section, content).flatMap((field) => [
      ...(isRequired(field, values) && !isFilled(field, values) ? [field.key] : []),
      ...(dateProblem(field, values, today) ? [field.key] : []),
      ...missingCells(field, values, today),
    ]),
  );
  const noCard = content.cardKind === null || content.cardKind === 'file-only';
  const materials = content.form.materials
    .filter((material) => material.required && belongs(material, content))
    .filter((material) => !isSettled(content.materials[material.code], material.substitute))
    .map((material) => `material:${material.code}`);
  return [...fields, ...(noCard && !fields.includes('personClass') ? ['personClass'] : []), ...materials];
}

/**
 * `missingItems` after something was typed: the form's part anew, the rest as it was. `decided`: the field whose conflict
 * ended with that.
 */
export function missingAfterTyping(before: readonly string[], content: FormContent, decided: string): string[] {
  const disputes = before.filter((key) => key.startsWith('conflict:') && key !== `conflict:${decided}`);
  return [...disputes, ...missingInForm(content), ...before.filter(isBesidesForm)];
}

function isSettled(state: MaterialState | undefined, substitute: string | null): boolean {
  return state === 'received' || (state === 'substitute' && substitute !== null);
}

function isFilled(field: FormField, values: FieldValues): boolean {
  return field.kind === 'group' ? filledRows(field, values).length > 0 : (values[field.key] ?? '') !== '';
}

/** What a row of a group lacks once anything is written in it, and its dates that cannot be. */
function missingCells(field: FormField, values: FieldValues, today: CivilDate): string[] {
  const checked = field.fields?.filter((column) => column.required || column.pastOnly) ?? [];
  if (checked.length === 0) return [];
  return filledRows(field, values).flatMap((row) =>
    checked
      .map(({ key, required, pastOnly }) => ({ key: cellKey(field.key, row, key), required, pastOnly }))
      .filter((cell) => (cell.required && !values[cell.key]) || dateProblem(cell, values, today))
      .map(({ key }) => key),
  );
}
