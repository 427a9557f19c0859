import type { FieldCondition } from '#shared/contract/form-fields.ts';
import { CHOICE_SEPARATOR, fieldsOf } from './field-condition.ts';
import type { CaseFormTemplate, FieldTemplate } from './form-template.ts';

export type FormProblem = {
  readonly field: string;
  readonly code: 'key' | 'twice' | 'label' | 'list' | 'code' | 'condition' | 'order' | 'group';
  /** What it is about: a code, another field. */
  readonly detail: string;
};

/** What is wrong with a form as a form; empty = it may be used. Keys may not contain a dot: cells of groups do. */
export function formProblems(template: Pick<CaseFormTemplate, 'sections'>): readonly FormProblem[] {
  const fields = template.sections.flatMap((section) => section.fields);
  const keys = fields.map((field) => field.key);
  const known = new Set(keys);
  const sections = template.sections.flatMap(({ key, onlyWhen }) => conditionProblems(key, onlyWhen, known));
  return [
    ...sections,
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => problem(key, 'twice', key)),
    ...fields.flatMap((field) => fieldProblems(field, known)),
  ];
}

const problem = (field: string, code: FormProblem['code'], detail: string): FormProblem => ({ field, code, detail });

function fieldProblems(field: FieldTemplate, known: ReadonlySet<string>): readonly FormProblem[] {
  const { key } = field;
  return [
    ...(/^[a-zA-Z][\w-]*$/.test(key) ? [] : [problem(key, 'key', key)]),
    ...(field.label.trim() === '' ? [problem(key, 'label', '')] : []),
    ...listProblems(field),
    ...conditionProblems(key, field.onlyWhen, known),
    ...conditionProblems(key, field.requiredWhen, known),
    ...(field.choices ?? []).flatMap((choice) => conditionProblems(key, choice.onlyWhen, known)),
    ...(field.asIn === undefined || known.has(field.asIn) ? [] : [problem(key, 'order', field.asIn)]),
    ...(field.notBefore ?? []).filter((each) => !known.has(each)).map((each) => problem(key, 'order', each)),
    ...(field.kind === 'group' && !field.fields?.length ? [problem(key, 'group', '')] : []),
    ...(field.fields ?? []).flatMap((column) => listProblems({ ...column, key: `${key}.${column.key}` })),
  ];
}

type Listed = Pick<FieldTemplate, 'key' | 'kind' | 'choices' | 'choicesFrom'>;

function listProblems({ key, kind, choices, choicesFrom }: Listed): readonly FormProblem[] {
  if (kind !== 'choice' && kind !== 'multi-choice') return [];
  if (choicesFrom && !choices) return [];
  if (!choices?.length) return [problem(key, 'list', '')];
  const codes = choices.map((choice) => choice.code);
  const bad = codes.filter(
    (code, index) => code === '' || code.includes(CHOICE_SEPARATOR) || codes.indexOf(code) !== index,
  );
  return bad.map((code) => problem(key, 'code', code));
}

function conditionProblems(
  key: string,
  condition: FieldCondition | undefined,
  known: ReadonlySet<string>,
): readonly FormProblem[] {
  return fieldsOf(condition)
    .filter((each) => each === key || !known.has(each))
    .map((each) => problem(key, 'condition', each));
}
