import { rosterRules } from '#shared/domain/roster-fields.ts';
import { rosterFields, type RosterField } from '#shared/domain/roster-row.ts';
import { rosterExportText, rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { listPeopleAfter, type PersonRow } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from '../context.ts';
import { csvWriter, workbookWriter } from '../roster-file/table-writers.ts';
import type { ByteSink } from './outgoing-files.ts';
import type { Steps } from './steps.ts';

const PEOPLE_AT_ONCE = 100;

export type ExportPlan = {
  readonly context: ServiceContext;
  readonly steps: Steps;
  readonly format: 'xlsx' | 'csv';
  readonly fields: readonly RosterField[];
  /** After each step, with the people written so far; what it throws ends the export. */
  readonly onPeople: (people: number) => void;
};

/** The wished fields in the order of the roster, name and number always among them: without them nothing can be read back. */
export function exportedFields(wished: readonly string[]): RosterField[] {
  return rosterFields.filter((field) => field === 'name' || field === 'idNumber' || wished.includes(field));
}

/** Everybody on file, headings and words as reading understands them. Returns how many people. */
export async function writeExport(
  { context, steps, format, fields, onPeople }: ExportPlan,
  sink: ByteSink,
): Promise<number> {
  const rules = rosterRules(context.policy, context.profile().communities);
  const headingOf = (field: RosterField) =>
    context.policy.rosterColumns.columns.find((column) => column.field === field)?.headings[0] ??
    rosterFieldText[field];
  const cellOf = (person: PersonRow, field: RosterField) => {
    if (field === 'name' || field === 'idNumber') return person[field];
    return rules.wordsOf(field, person[field]);
  };
  const writer =
    format === 'csv'
      ? csvWriter(sink.write)
      : workbookWriter(
          sink.write,
          rosterExportText.sheet,
          fields.map(() => 22),
        );
  writer.row(fields.map(headingOf));
  let people = 0;
  for (let last = 0; ;) {
    const some = await steps.read(() => {
      const found = listPeopleAfter(context.store.db, last, PEOPLE_AT_ONCE);
      for (const person of found) writer.row(fields.map((field) => cellOf(person, field)));
      return found;
    });
    const end = some.at(-1);
    if (!end) break;
    last = end.serial;
    people += some.length;
    onPeople(people);
  }
  writer.end();
  return people;
}
