import { CHOICE_SEPARATOR } from '#shared/domain/field-condition.ts';
import { kindOfKey, type CompleteFile } from './complete-file.ts';
import { dayForm } from './day-form.ts';

/** Lists the day cannot use up: 56 nations, ranks of seven kinds of soldier, and what ID numbers and the roster say. */
const openLists = new Set(['ethnicCode', 'rank', 'sex', 'community', 'personClass']);

const boxes = dayForm.sections.flatMap((section) =>
  section.fields.flatMap((field) => [
    { key: field.key, choices: field.choices ?? [] },
    ...(field.fields ?? []).map((column) => ({ key: `${field.key}.${column.key}`, choices: column.choices ?? [] })),
  ]),
);

/** Sections, fields and columns of the form that nobody's file uses, and codes of lists, as `field=code`. */
export function unusedBy(files: readonly CompleteFile[]) {
  const entries = files.flatMap((file) => file.entries);
  const sections = new Set(entries.map(({ section }) => section));
  // A group is used when one of its columns is.
  const keys = new Set(entries.flatMap(({ key }) => [kindOfKey(key), key.split('.')[0] ?? '']));
  const codes = new Set(
    entries.flatMap(({ key, value }) => value.split(CHOICE_SEPARATOR).map((code) => `${kindOfKey(key)}=${code}`)),
  );
  return {
    sections: dayForm.sections.map(({ key }) => key).filter((key) => !sections.has(key)),
    fields: boxes.map(({ key }) => key).filter((key) => !keys.has(key)),
    codes: boxes
      .filter(({ key }) => !openLists.has(key))
      .flatMap(({ key, choices }) => choices.map(({ code }) => `${key}=${code}`))
      .filter((code) => !codes.has(code)),
  };
}

/** Few files that together use every section, field and column of the form: each time the one that adds most. */
export function filesCovering(files: readonly CompleteFile[]): readonly CompleteFile[] {
  const chosen: CompleteFile[] = [];
  for (;;) {
    const missing = new Set(unusedBy(chosen).fields);
    const gain = (file: CompleteFile): number =>
      new Set(file.entries.map(({ key }) => kindOfKey(key)).filter((key) => missing.has(key))).size;
    const best = files.toSorted((first, second) => gain(second) - gain(first))[0];
    if (best === undefined || gain(best) === 0) return chosen;
    chosen.push(best);
  }
}
