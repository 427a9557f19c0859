import { dateTimeText } from '#shared/civil-date.ts';
import { fieldCode, fieldWords, hasCodes } from '#shared/domain/field-words.ts';
import { rekeyOrder, type RekeyField } from '#shared/domain/rekey-order.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import type { ServiceContext } from '../context.ts';
import { areasOf } from '../rekeying.ts';
import { workbookWriter } from '../roster-file/table-writers.ts';
import type { ByteSink } from '../roster-import/outgoing-files.ts';
import type { Steps } from '../roster-import/steps.ts';
import { contentsOf, type CaseContents } from './case-content.ts';

const text = caseFileText.workbook;

export type WorkbookPlan = {
  readonly context: ServiceContext;
  readonly steps: Steps;
  /** After each case, with the cases written so far; what it throws ends the export. */
  readonly onCase: (cases: number) => void;
};

/** One case, a row for each field: words, code, and who says so. */
export async function writeCaseWorkbook(plan: WorkbookPlan, caseId: string, sink: ByteSink): Promise<void> {
  const { context, steps } = plan;
  const areas = areasOf(context);
  await steps.read(() => {
    const { form, fields, subject } = contentsOf(context, caseId);
    const writer = workbookWriter(
      sink.write,
      text.one,
      text.oneColumns.map(({ width }) => width),
    );
    writer.row(text.oneColumns.map(({ heading }) => heading));
    for (const [index, { key, label, section, field }] of rekeyOrder(form, subject).entries()) {
      const stored = fields.get(key);
      const value = stored?.value ?? '';
      const origin = stored && value !== '' ? [caseFileText.source(stored.source), stored.changedBy] : ['', ''];
      const words = fieldWords(field, value, areas);
      const code = fieldCode(field, value, areas);
      writer.row([String(index + 1), section.title, label, words, code, field.codeTable ?? '', ...origin]);
    }
    writer.end();
  });
  plan.onCase(1);
}

/** One row a case, the columns in the order of typing; lists by name and by code. */
export async function writeCasesWorkbook(
  plan: WorkbookPlan,
  caseIds: readonly string[],
  sink: ByteSink,
): Promise<void> {
  const { context, steps } = plan;
  const columns: RekeyField[] = [];
  for (const caseId of caseIds) await steps.read(() => mergeColumns(columns, orderOf(contentsOf(context, caseId))));
  const headings = columns.flatMap(({ label, field }) => (hasCodes(field) ? [label, text.codeOf(label)] : [label]));
  const all = [...text.caseColumns, ...headings];
  const writer = workbookWriter(
    sink.write,
    text.batch,
    all.map(() => 18),
  );
  writer.row(all);
  for (const [index, caseId] of caseIds.entries()) {
    await steps.read(() => writer.row(caseRow(context, contentsOf(context, caseId), columns)));
    plan.onCase(index + 1);
  }
  writer.end();
}

function orderOf({ form, subject }: CaseContents): readonly RekeyField[] {
  return rekeyOrder(form, subject);
}

/** A field of another form, or of another kind of person, comes behind the one it follows there. */
function mergeColumns(columns: RekeyField[], order: readonly RekeyField[]): void {
  let at = -1;
  for (const field of order) {
    const known = columns.findIndex(({ key }) => key === field.key);
    if (known >= 0) at = known;
    else columns.splice((at += 1), 0, field);
  }
}

function caseRow(context: ServiceContext, contents: CaseContents, columns: readonly RekeyField[]): string[] {
  const areas = areasOf(context);
  const own = new Map(orderOf(contents).map((each) => [each.key, each.field]));
  const { row, subject } = contents;
  const cells = columns.flatMap(({ key, field }) => {
    // By the case's own form: its list may have had other names.
    const mine = own.get(key);
    const value = mine ? (subject.values[key] ?? '') : '';
    const words = fieldWords(mine ?? field, value, areas);
    return hasCodes(field) ? [words, value] : [words];
  });
  return [
    row.caseNumber ?? caseFileText.paper.draft,
    row.acceptedAtMs === null ? '' : dateTimeText(row.acceptedAtMs),
    row.clerk,
    ...cells,
  ];
}
