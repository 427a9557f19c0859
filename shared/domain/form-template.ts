import { z } from 'zod';
import { educationLevels } from '#shared/codes/education-levels.ts';
import { ethnicGroups } from '#shared/codes/ethnic-groups.ts';
import { familyRelations } from '#shared/codes/family-relations.ts';
import { healthConditions } from '#shared/codes/health-conditions.ts';
import { maritalStatuses } from '#shared/codes/marital-statuses.ts';
import { occupations } from '#shared/codes/occupations.ts';
import { politicalStatuses } from '#shared/codes/political-statuses.ts';
import { sexes } from '#shared/codes/sexes.ts';
import type { CaseForm } from '#shared/contract/cases.ts';
import {
  formField,
  formSection,
  plainField,
  type FieldChoice,
  type FormField,
  type PlainField,
} from '#shared/contract/form-fields.ts';
import type { PolicyTables } from './policy-tables.ts';
import { banksOn, type StationProfile } from './station-profile.ts';

/** Code tables in shared/codes; a manager may narrow or widen such a list for the station. */
const codeTables = {
  sexes,
  'ethnic-groups': ethnicGroups,
  'marital-statuses': maritalStatuses,
  'health-conditions': healthConditions,
  occupations,
  'political-statuses': politicalStatuses,
  'education-levels': educationLevels,
  'family-relations': familyRelations,
} as const satisfies Record<string, readonly FieldChoice[]>;

type CodeTable = keyof typeof codeTables;

/** Lists that policy or the station's profile keep; they are changed there, not in the form. */
export const ruledLists = [
  'person-classes',
  'hukou-kinds',
  'residence-kinds',
  'disability-grades',
  'communities',
  'banks',
] as const;
type RuledList = (typeof ruledLists)[number];

const choiceSource = z.enum([...(Object.keys(codeTables) as CodeTable[]), ...ruledLists]);

const templateParts = {
  choicesFrom: choiceSource.optional(),
  /** The program itself reads this field: it can neither be hidden nor made optional. */
  core: z.boolean().optional(),
};
const columnTemplate = plainField.extend(templateParts);
export const fieldTemplate = formField.extend({ ...templateParts, fields: z.array(columnTemplate).optional() });
export type FieldTemplate = z.infer<typeof fieldTemplate>;

export const sectionTemplate = formSection.extend({ fields: z.array(fieldTemplate) });

/** The form as it lies in resources/forms: code tables, policy and profile lists are named, not copied. */
export const caseFormTemplate = z.object({
  id: z.string(),
  version: z.int(),
  edition: z.int().optional(),
  effectiveOn: z.string(),
  source: z.string(),
  declaration: z.string(),
  sections: z.array(sectionTemplate),
});
export type CaseFormTemplate = z.infer<typeof caseFormTemplate>;

export type FormInputs = { readonly policy: PolicyTables; readonly profile: StationProfile; readonly today: string };

/** The form a new case keeps for its whole life: template with every list filled in as it stands today. */
export function resolveCaseForm(template: CaseFormTemplate, inputs: FormInputs): CaseForm {
  return {
    id: template.id,
    version: template.version,
    ...(template.edition === undefined ? {} : { edition: template.edition }),
    effectiveOn: template.effectiveOn,
    declaration: template.declaration,
    sections: template.sections.map((section) => ({
      ...section,
      fields: section.fields.map(({ fields, ...field }): FormField => ({
        ...resolved(field, inputs),
        ...(fields ? { fields: fields.map((column): PlainField => resolved(column, inputs)) } : {}),
      })),
    })),
    materials: inputs.policy.materials.materials.map(({ code, name, required, substitute, onlyFor, onlyWhen }) => ({
      code,
      name,
      required,
      substitute,
      ...(onlyFor ? { onlyFor } : {}),
      ...(onlyWhen ? { onlyWhen } : {}),
    })),
  };
}

type Listed = Pick<FieldTemplate, 'kind' | 'choices' | 'choicesFrom' | 'core'>;

function resolved<Field extends Listed>({ choicesFrom, core: _core, ...field }: Field, inputs: FormInputs) {
  // A list of the field's own is a manager's change to the named one.
  const choices = field.choices ?? (choicesFrom ? choicesOf(choicesFrom, inputs) : undefined);
  return { ...field, ...(choices ? { choices: [...choices] } : {}) };
}

/** The list a template names, as it stands today. */
export function choicesOf(source: z.infer<typeof choiceSource>, inputs: FormInputs): readonly FieldChoice[] {
  const plain = (name: string) => ({ code: name, name });
  switch (source) {
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
    case 'sexes':
    case 'ethnic-groups':
    case 'marital-statuses':
    case 'health-conditions':
    case 'occupations':
    case 'political-statuses':
    case 'education-levels':
    case 'family-relations':
      return codeTables[source];
  }
}

/** A table of shared/codes by its name; empty for a list that policy or the profile keep. */
export function codeTableChoices(source: string | undefined): readonly FieldChoice[] {
  const own = Object.entries<readonly FieldChoice[]>(codeTables).find(([name]) => name === source);
  return own?.[1] ?? [];
}

/** True for a list that is kept in the policy tables or the station's profile. */
export function isRuledList(source: string): source is RuledList {
  return ruledLists.some((each) => each === source);
}
