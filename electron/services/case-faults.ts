import type { CaseForm } from '#shared/contract/cases.ts';
import { fieldAt, parseCellKey } from '#shared/domain/form-index.ts';
import { DeskError } from '#shared/errors.ts';
import { photoText } from '#shared/i18n/zh-CN/photo.ts';
import { receiptText } from '#shared/i18n/zh-CN/receipts.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { findPhotoReport } from '#electron/db/repositories/photo-checks.ts';
import { applicationState } from './application-state.ts';
import { formOf, missingOf } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { today } from './people.ts';
import { ruleTableOn } from './rule-tables.ts';

/** `item`: the key of what the case lacks, or `photo-check`, `province`: what it has and yet is not right. */
export type CaseFault = { readonly item: string; readonly fault: string; readonly mend: string };

/** Everything that is wrong with a case, once, each with how to put it right. */
export function caseFaults(context: ServiceContext, db: ReadableDb, row: CaseRow): readonly CaseFault[] {
  if (row.state !== 'draft') return [];
  return [...lacking(context, db, row), ...badPhoto(db, row), ...forProvince(context, db, row)];
}

function lacking(context: ServiceContext, db: ReadableDb, row: CaseRow): readonly CaseFault[] {
  const form = formOf(db, row);
  const values = valuesOf(db, row.id);
  const text = receiptText.faults;
  const plain: Readonly<Record<string, { fault: string; mend: string }>> = text.plain;
  return missingOf(context, db, row).map((item) => {
    const material = form.materials.find(({ code }) => item === `material:${code}`);
    if (material) return { item, ...text.material(material.name, material.substitute) };
    if (item === 'applicant')
      return { item, ...text.applicant(ruleTableOn(context, db, today(context)).guardianBelowAge) };
    if (plain[item]) return { item, ...plain[item] };
    const disputed = /^conflict:(.+)$/.exec(item)?.[1];
    if (disputed !== undefined) return { item, ...text.conflict(labelOf(form, disputed)) };
    // What is filled in and yet missing is a date that contradicts another.
    return { item, ...(values[item] ? text.date : text.field)(labelOf(form, item)) };
  });
}

/** A field's label; of a table's cell with its table and row. */
function labelOf(form: CaseForm, key: string): string {
  const cell = parseCellKey(key);
  const fields = form.sections.flatMap((section) => section.fields);
  const field = fields.find((each) => each.key === (cell?.group ?? key));
  if (!cell || !field) return field?.label ?? key;
  return receiptText.faults.cell(field.label, cell.row, fieldAt(form, key)?.label ?? '');
}

/** A photo that went on with a reason is still one that the reviewer may send back. */
function badPhoto(db: ReadableDb, row: CaseRow): readonly CaseFault[] {
  const report = row.photoHash === null ? undefined : findPhotoReport(db, row.id);
  if (!report?.flagged) return [];
  const [first] = report.findings.filter(({ verdict }) => verdict === 'fail');
  return [
    { item: 'photo-check', ...receiptText.faults.photoCheck(first ? photoText.failed[first.check](first.values) : '') },
  ];
}

function forProvince(context: ServiceContext, db: ReadableDb, row: CaseRow): readonly CaseFault[] {
  const { judgement } = applicationState(context, db, row, valuesOf(db, row.id));
  if (judgement.outcome !== 'province') return [];
  return judgement.reasons.map(({ id, sentence }) => ({
    item: `province:${id}`,
    ...receiptText.faults.province(sentence),
  }));
}

/** As `caseFaults`. Errors: case.nothingMissing. */
export function requireFaults(context: ServiceContext, db: ReadableDb, row: CaseRow): readonly CaseFault[] {
  const faults = caseFaults(context, db, row);
  if (faults.length === 0) throw new DeskError('case.nothingMissing', {});
  return faults;
}
