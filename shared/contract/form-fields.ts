import { z } from 'zod';
import { cardKind } from './station.ts';

/** Operators of a condition between fields. `one-of` and `none-of` take a list; `includes` looks into a multiple choice. */
const operator = z.enum(['is', 'is-not', 'one-of', 'none-of', 'includes', 'filled', 'empty']);

const comparison = z.object({
  field: z.string(),
  is: operator,
  value: z.union([z.string(), z.array(z.string())]).optional(),
});

export type FieldCondition =
  | z.infer<typeof comparison>
  | { readonly all: readonly FieldCondition[] }
  | { readonly any: readonly FieldCondition[] };

/** What other fields must hold; an empty field satisfies only `is-not`, `none-of` and `empty`. */
export const fieldCondition: z.ZodType<FieldCondition> = z.lazy(() =>
  z.union([comparison, z.object({ all: z.array(fieldCondition) }), z.object({ any: z.array(fieldCondition) })]),
);

export const fieldChoice = z.object({
  code: z.string(),
  name: z.string(),
  /** Taken from a source that was not checked against the standard. */
  unverified: z.boolean().optional(),
  /** Offered only while this holds; a stored value stays valid whatever changes later. */
  onlyWhen: fieldCondition.optional(),
});
export type FieldChoice = z.infer<typeof fieldChoice>;

/** `partial-date` takes a year, a month or a day: what an old person still knows. `area` is a GB/T 2260 code. */
export const fieldKind = z.enum([
  'text',
  'long-text',
  'date',
  'partial-date',
  'choice',
  'multi-choice',
  'yes-no',
  'number',
  'phone',
  'id-number',
  'area',
]);
export type FieldKind = z.infer<typeof fieldKind>;

/** The ministry's sheet 《基础电子档案信息表》 by its lettered parts; `application` is the card's application record. */
export const sheetPart = z.enum(['A', 'C', 'D', 'F', 'G', 'H', 'application']);

export const plainField = z.object({
  key: z.string(),
  label: z.string(),
  kind: fieldKind,
  required: z.boolean(),
  /** In characters (code points). */
  maxLength: z.int().optional(),
  choices: z.array(fieldChoice).optional(),
  help: z.string().optional(),
  /** Shown and required only for these card kinds; all when absent. */
  onlyFor: z.array(cardKind).optional(),
  /** Shown, required and printed only while this holds. */
  onlyWhen: fieldCondition.optional(),
  /** Required while this holds, besides `required`. */
  requiredWhen: fieldCondition.optional(),
  /** Name of the standard or list its codes belong to. */
  codeTable: z.string().optional(),
  /** Part of the ministry's sheet that has this field; absent = the station's own. */
  sheet: sheetPart.optional(),
  /** Why the field or its list is not certain. */
  unverified: z.string().optional(),
  /** Folded away until asked for or filled. */
  folded: z.boolean().optional(),
  /** Quarters of the line it takes on paper and in the dense entry view. */
  width: z.int().min(1).max(4).optional(),
  /** Of a number: what it counts, and its bounds. */
  unit: z.string().optional(),
  least: z.number().optional(),
  most: z.number().optional(),
  /** Words that stand in a date's place, for example 长期. */
  words: z.array(z.string()).optional(),
  /** Date fields that must not be later than this one. */
  notBefore: z.array(z.string()).optional(),
  /** Field with an ID number that says this date too, as the birth: they must agree. */
  asIn: z.string().optional(),
  /** The day must have come. */
  pastOnly: z.boolean().optional(),
  /** Added by the station's manager. */
  added: z.boolean().optional(),
});
export type PlainField = z.infer<typeof plainField>;

/**
 * A field of the form. A `group` is a small table: the value of its row 2, column `name` is stored under `KEY.2.name`
 * (rows count from 1), so that every cell has its own source and history. `rows` is the most it holds.
 */
export const formField = plainField.extend({
  kind: z.enum([...fieldKind.options, 'group']),
  fields: z.array(plainField).optional(),
  rows: z.int().min(1).max(20).optional(),
});
export type FormField = z.infer<typeof formField>;

export const formSection = z.object({
  key: z.string(),
  title: z.string(),
  fields: z.array(formField),
  sheet: sheetPart.optional(),
  /** Nothing in it is needed to accept; shown after the others, closed until asked for. */
  folded: z.boolean().optional(),
  onlyFor: z.array(cardKind).optional(),
  onlyWhen: fieldCondition.optional(),
});
export type FormSection = z.infer<typeof formSection>;
