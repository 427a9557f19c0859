import { z } from 'zod';
import { isCivilDate } from '#shared/civil-date.ts';
import { ethnicGroups } from '#shared/codes/ethnic-groups.ts';
import { sexes } from '#shared/codes/sexes.ts';
import { formField, type CaseForm, type FormField, type MaterialState } from '#shared/contract/cases.ts';
import type { CardKind } from '#shared/contract/station.ts';
import type { PolicyTables } from './policy-tables.ts';
import { banksOn, type StationProfile } from './station-profile.ts';

const choiceSource = z.enum([
  'sexes',
  'ethnic-groups',
  'person-classes',
  'hukou-kinds',
  'residence-kinds',
  'disability-grades',
  'communities',
  'banks',
]);

/** The form as it lies in resources/forms: code tables, policy and profile lists are named, not copied. */
export const caseFormTemplate = z.object({
  id: z.string(),
  version: z.int(),
  declaration: z.string(),
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      fields: z.array(formField.extend({ choicesFrom: choiceSource.optional() })),
    }),
  ),
});
export type CaseFormTemplate = z.infer<typeof caseFormTemplate>;

export type FormInputs = { readonly policy: PolicyTables; readonly profile: StationProfile; readonly today: string };

/** The form a new case keeps for its whole life: template with every list filled in as it stands today. */
export function resolveCaseForm(template: CaseFormTemplate, inputs: FormInputs): CaseForm {
  return {
    id: template.id,
    version: template.version,
    declaration: template.declaration,
    sections: template.sections.map((section) => ({
      ...section,
      fields: section.fields.map(({ choicesFrom, ...field }) =>
        choicesFrom ? { ...field, choices: [...choicesOf(choicesFrom, inputs)] } : field,
      ),
    })),
    materials: inputs.policy.materials.materials.map(({ code, name, required, substitute, onlyFor }) => ({
      code,
      name,
      required,
      substitute,
      ...(onlyFor ? { onlyFor } : {}),
    })),
  };
}

function choicesOf(source: z.infer<typeof choiceSource>, inputs: FormInputs) {
  const plain = (name: string) => ({ code: name, name });
  switch (source) {
    case 'sexes':
      return sexes;
    case 'ethnic-groups':
      return ethnicGroups;
    case 'person-classes':
      return inputs.policy.personClasses.classes.map(({ code, name }) => ({ code, name }));
    case 'hukou-kinds':
      return inputs.policy.circumstances.hukouKinds.map(({ code, name }) => ({ code, name }));
    case 'residence-kinds':
      return inputs.policy.circumstances.residenceKinds.map(({ code, name }) => ({ code, name }));
    case 'disability-grades':
      return inputs.policy.circumstances.disabilityGrades.map(({ code, name }) => ({ code, name }));
    case 'communities':
      return inputs.profile.communities.map(plain);
    case 'banks':
      return banksOn(inputs.profile, inputs.today).map(plain);
  }
}

/** True when the field or material concerns this card kind; with the kind unknown only what concerns everybody does. */
export function applies(
  item: { readonly onlyFor?: readonly CardKind[] | undefined },
  cardKind: CardKind | null,
): boolean {
  return !item.onlyFor || (cardKind !== null && item.onlyFor.includes(cardKind));
}

/** Whether a typed value may be stored; `''` always may (it clears the field). Lengths count code points. */
export function isFieldValueValid(field: FormField, value: string): boolean {
  if (value === '') return true;
  if (field.maxLength !== undefined && Array.from(value).length > field.maxLength) return false;
  switch (field.kind) {
    case 'date':
      return isCivilDate(value) || (field.key === 'validTo' && value === LONG_TERM);
    case 'choice':
      return field.choices?.some((choice) => choice.code === value) ?? false;
    case 'phone':
      return /^[\d +()-]{5,20}$/.test(value);
    case 'id-number':
      return /^\d{17}[\dX]$|^\d{15}$|^[A-Z]{3}\d{12}$/.test(value);
    case 'text':
    case 'long-text':
      return true;
  }
}

const LONG_TERM = '长期';

export type CaseContent = {
  readonly form: CaseForm;
  readonly cardKind: CardKind | null;
  readonly values: Readonly<Record<string, string>>;
  readonly materials: Readonly<Record<string, MaterialState>>;
  readonly hasPhoto: boolean;
  readonly hasSignature: boolean;
  readonly declared: boolean;
};

/**
 * What still hinders acceptance, in form order: field keys, `material:CODE`, `photo`, `signature`, `declaration`;
 * `personClass` stands for a class that leads to no card. Empty = may be accepted.
 */
export function missingItems(content: CaseContent): string[] {
  const fields = content.form.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.required && applies(field, content.cardKind) && !content.values[field.key])
    .map((field) => field.key);
  const noCard = content.cardKind === null || content.cardKind === 'file-only';
  const materials = content.form.materials
    .filter((material) => material.required && applies(material, content.cardKind))
    .filter((material) => !isSettled(content.materials[material.code], material.substitute))
    .map((material) => `material:${material.code}`);
  return [
    ...fields,
    ...(noCard && !fields.includes('personClass') ? ['personClass'] : []),
    ...materials,
    ...(content.hasPhoto ? [] : ['photo']),
    ...(content.declared ? [] : ['declaration']),
    ...(content.hasSignature ? [] : ['signature']),
  ];
}

function isSettled(state: MaterialState | undefined, substitute: string | null): boolean {
  return state === 'received' || (state === 'substitute' && substitute !== null);
}
