import type { CaseForm, MaterialState } from '#shared/contract/cases.ts';
import type { FormPaperKind } from '#shared/contract/case-files.ts';
import type { FormField, FormSection } from '#shared/contract/form-fields.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import type { AreaTable } from './areas.ts';
import { fieldsIn, type FormFacts } from './case-form.ts';
import { fieldWords } from './field-words.ts';
import { cellKey, filledRows, rowsOf } from './form-index.ts';

const text = caseFileText.paper;

/** A pattern to write into, or lines of words. `boxes` are ticked by hand, or were by the program. */
export type PaperContent =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'boxes'; readonly boxes: readonly { readonly name: string; readonly ticked: boolean }[] }
  /** Room for a signature, with the picture of it where there is one. */
  | { readonly kind: 'signature'; readonly signed: boolean };

/** A labelled cell; four `quarters` fill the line. `key` is the field's, `''` for what no field of the form is. */
export type PaperCell = {
  readonly key: string;
  readonly label: string;
  readonly quarters: number;
  readonly content: PaperContent;
};

export type PaperBlock =
  | { readonly kind: 'heading'; readonly title: string }
  | { readonly kind: 'cells'; readonly cells: readonly PaperCell[] }
  | {
      readonly kind: 'table';
      readonly key: string;
      readonly caption: string;
      readonly columns: readonly { readonly heading: string; readonly weight: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'text'; readonly words: string };

export type PaperAgent = {
  readonly role: 'guardian' | 'agent';
  readonly name: string;
  readonly idNumber: string;
  readonly relation: string;
};

/** What a paper says of one case. Without it the paper is a blank. */
export type PaperSubject = FormFacts & {
  readonly caseNumber: string | null;
  readonly materials: Readonly<Record<string, MaterialState>>;
  readonly signed: boolean;
  /** Who acts for the person, and so has signed; null when the person does. `relation` in words. */
  readonly agent: PaperAgent | null;
  readonly clerk: string;
  /** `''` while it is a draft. */
  readonly acceptedAt: string;
};

export type PaperWish = {
  readonly kind: FormPaperKind;
  readonly form: CaseForm;
  readonly areas: AreaTable;
  readonly subject: PaperSubject | null;
};

/** Longer lists are written in by hand instead of ticked. */
const MOST_BOXES = 30;
const BLANK_ROWS = 5;

export const words = (all: string): PaperContent => ({ kind: 'words', words: all });

/** The form's own part of a sheet: every field once in the blank; in the filled one what belongs to the case. */
export function sectionBlocks(wish: PaperWish, sections: readonly FormSection[]): readonly PaperBlock[] {
  const shown = sections
    .map((section) => ({ section, fields: shownFields(wish, section) }))
    .filter(({ section, fields }) => fields.length > 0 && !isLeftOut(wish, section, fields));
  const blocks = shown.flatMap(({ section, fields }, index) => [
    { kind: 'heading', title: text.section(index, section.title) } as const,
    ...fieldBlocks(wish, fields).map((block) =>
      block.kind === 'table' && block.caption === section.title ? { ...block, caption: '' } : block,
    ),
  ]);
  const empty = sections.filter((section) => isLeftOut(wish, section, shownFields(wish, section)));
  return empty.length === 0
    ? blocks
    : [...blocks, { kind: 'text', words: text.leftOut(empty.map(({ title }) => title)) }];
}

function shownFields({ subject }: PaperWish, section: FormSection): readonly FormField[] {
  return subject === null ? section.fields : fieldsIn(section, subject);
}

/** A part nobody has to fill in, and nobody has, costs no paper. */
function isLeftOut({ subject }: PaperWish, section: FormSection, fields: readonly FormField[]): boolean {
  if (subject === null || section.folded !== true || fields.length === 0) return false;
  return fields.every((field) =>
    field.kind === 'group' ? filledRows(field, subject.values).length === 0 : !subject.values[field.key],
  );
}

/** Cells for fields, a table for each group, in the form's order. */
export function fieldBlocks(wish: PaperWish, fields: readonly FormField[]): readonly PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let cells: PaperCell[] = [];
  const close = (): void => {
    if (cells.length > 0) blocks.push({ kind: 'cells', cells });
    cells = [];
  };
  for (const field of fields) {
    if (field.kind !== 'group') {
      cells.push(fieldCell(wish, field));
      continue;
    }
    close();
    blocks.push(groupTable(wish, field));
  }
  close();
  return blocks;
}

function fieldCell({ subject, areas }: PaperWish, field: FormField): PaperCell {
  const { key, label, width = 1 } = field;
  const value = subject?.values[key] ?? '';
  const content = subject === null ? blankContent(field) : words(filledWords(field, value, areas));
  return { key, label, quarters: width, content };
}

function filledWords(field: FormField, value: string, areas: AreaTable): string {
  if (value === '' || field.kind === 'group') return value;
  const all = fieldWords({ ...field, kind: field.kind }, value, areas);
  return field.unit === undefined ? all : caseFileText.withUnit(all, field.unit);
}

function blankContent(field: FormField): PaperContent {
  switch (field.kind) {
    case 'choice':
    case 'multi-choice':
      return choiceBoxes((field.choices ?? []).map(({ name }) => name));
    case 'yes-no':
      return choiceBoxes([caseFileText.yes, caseFileText.no]);
    case 'date':
    case 'partial-date':
      return words(text.dateBlank);
    case 'area':
      return words(text.areaBlank);
    case 'number':
      return words(field.unit === undefined ? '' : text.unitBlank(field.unit));
    case 'text':
    case 'long-text':
    case 'phone':
    case 'id-number':
    case 'group':
      return words('');
  }
}

/** Boxes to tick, `ticked` among them; an empty line for a list that is longer than anybody reads. */
export function choiceBoxes(names: readonly string[], ticked: string | null = null): PaperContent {
  if (names.length > MOST_BOXES) return words('');
  return { kind: 'boxes', boxes: names.map((name) => ({ name, ticked: name === ticked })) };
}

function groupTable({ subject, areas }: PaperWish, field: FormField): PaperBlock {
  const columns = field.fields ?? [];
  const rows =
    subject === null
      ? Array.from({ length: Math.min(rowsOf(field), BLANK_ROWS) }, () => columns.map(() => ''))
      : filledRows(field, subject.values).map((row) =>
          columns.map((column) => fieldWords(column, subject.values[cellKey(field.key, row, column.key)] ?? '', areas)),
        );
  return {
    kind: 'table',
    key: field.key,
    caption: field.label,
    columns: columns.map(({ label, kind }) => ({ heading: label, weight: kind === 'id-number' ? 1.8 : 1 })),
    rows: rows.length === 0 ? [columns.map(() => '')] : rows,
  };
}
