import { z } from 'zod';
import { fieldChoice, fieldKind, type FieldChoice } from '#shared/contract/form-fields.ts';
import { formProblems, type FormProblem } from './form-problems.ts';
import { isRuledList, type CaseFormTemplate, type FieldTemplate } from './form-template.ts';

const fieldEdit = z.object({
  label: z.string().trim().min(1).max(30).optional(),
  help: z.string().trim().max(80).optional(),
  required: z.boolean().optional(),
  hidden: z.boolean().optional(),
  choices: z.array(fieldChoice).max(300).optional(),
});
export type FieldEdit = z.infer<typeof fieldEdit>;

const addedField = z.object({
  section: z.string(),
  key: z.string().regex(/^station-[a-z0-9]{4,20}$/),
  label: z.string().trim().min(1).max(30),
  kind: fieldKind.exclude(['id-number']),
  required: z.boolean(),
  help: z.string().trim().max(80).optional(),
  choices: z.array(fieldChoice).max(300).optional(),
});
export type AddedField = z.infer<typeof addedField>;

/** What a station's manager changes in the shipped form. Kept as changes, so that a newer shipped form takes them over. */
export const formChanges = z.object({
  fields: z.record(z.string(), fieldEdit),
  added: z.array(addedField).max(60),
});
export type FormChanges = z.infer<typeof formChanges>;

export const noChanges: FormChanges = { fields: {}, added: [] };

/** The form with a station's changes. Changes of fields that the shipped form no longer has are passed over. */
export function applyFormChanges(template: CaseFormTemplate, changes: FormChanges, edition: number): CaseFormTemplate {
  return {
    ...template,
    edition,
    sections: template.sections.map((section) => ({
      ...section,
      fields: [
        ...section.fields.flatMap((field) => edited(field, changes.fields[field.key])),
        ...changes.added.filter((field) => field.section === section.key).map(asField),
      ],
    })),
  };
}

function edited(field: FieldTemplate, edit: FieldEdit | undefined): readonly FieldTemplate[] {
  if (!edit) return [field];
  const { hidden, ...rest } = edit;
  if (hidden && isHideable(field)) return [];
  const label = rest.label ?? field.label;
  const required = rest.required ?? field.required;
  return [
    {
      ...field,
      ...rest,
      label,
      required: field.core ? field.required : required,
      ...(required ? { folded: false } : {}),
    },
  ];
}

function asField({ section: _section, ...field }: AddedField): FieldTemplate {
  const isText = field.kind === 'text' || field.kind === 'long-text';
  return {
    ...field,
    ...(isText ? { maxLength: 100 } : {}),
    added: true,
    ...(field.required ? {} : { folded: true }),
  };
}

/** A field may be hidden when neither the program nor acceptance needs it. */
export function isHideable(field: FieldTemplate): boolean {
  return !field.core && !field.required;
}

/** Where a list may be changed here: not where policy or the station's profile keep it, and not in the tables inside. */
export function hasOwnList(field: FieldTemplate): boolean {
  const isList = field.kind === 'choice' || field.kind === 'multi-choice';
  return isList && !(field.choicesFrom && isRuledList(field.choicesFrom));
}

export type ChangeProblem = Omit<FormProblem, 'code'> & {
  readonly code: FormProblem['code'] | 'core' | 'not-hideable' | 'ruled' | 'section';
};

/** What keeps changes from being saved; empty = they may be. */
export function changeProblems(template: CaseFormTemplate, changes: FormChanges): readonly ChangeProblem[] {
  const sections = new Set(template.sections.map((section) => section.key));
  const own = template.sections
    .flatMap((section) => section.fields)
    .flatMap((field) => {
      const edit = changes.fields[field.key];
      return edit ? editProblems(field, edit) : [];
    });
  const homeless = changes.added.filter((field) => !sections.has(field.section));
  return [
    ...own,
    ...homeless.map((field) => ({ field: field.key, code: 'section' as const, detail: field.section })),
    ...formProblems(applyFormChanges(template, changes, 1)),
  ];
}

function editProblems(field: FieldTemplate, edit: FieldEdit): readonly ChangeProblem[] {
  const at = (code: ChangeProblem['code']): ChangeProblem => ({ field: field.key, code, detail: field.label });
  return [
    ...(field.core && edit.required === false ? [at('core')] : []),
    ...(edit.hidden && !isHideable(field) ? [at('not-hideable')] : []),
    ...(edit.choices && !hasOwnList(field) ? [at('ruled')] : []),
  ];
}

/** Lines `代码 名称`, or `名称` alone where the name is its own code, as a list. */
export function parseChoiceLines(text: string): FieldChoice[] {
  return text.split('\n').flatMap((line) => {
    const [, code = '', name] = /^(\S+)(?:\s+(.*\S))?\s*$/.exec(line.trim()) ?? [];
    return code === '' ? [] : [{ code, name: name ?? code }];
  });
}

export function choiceLines(choices: readonly FieldChoice[]): string {
  return choices.map(({ code, name }) => (code === name ? name : `${code} ${name}`)).join('\n');
}
