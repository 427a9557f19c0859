import { randomUUID } from 'node:crypto';
import { printJob, type PrintJob } from '#shared/contract/prints.ts';
import type { DayReport } from '#shared/contract/reports.ts';
import {
  importSummary,
  type ImportRow,
  type ImportSummary,
  type RosterInspection,
  type SuspectPair,
} from '#shared/contract/roster.ts';
import { sampleDescription } from './sample-description.ts';

const { nowMs, today } = sampleDescription;

export function sampleBatch(change: Partial<ImportSummary> = {}): ImportSummary {
  return importSummary.parse({
    id: randomUUID(),
    fileName: '新村名册.xlsx',
    state: 'previewed',
    total: 420,
    added: 400,
    merged: 7,
    unchanged: 10,
    refused: 3,
    conflicts: 0,
    suspects: 0,
    undecided: 0,
    problem: '',
    progress: null,
    columns: [
      { field: 'name', heading: '姓名' },
      { field: 'idNumber', heading: '公民身份号码' },
    ],
    createdAtMs: nowMs,
    ...change,
  });
}

export const sampleInspection: RosterInspection = {
  sheet: 'Sheet1',
  headingRow: 3,
  columns: [
    { heading: '姓名', samples: ['张建国', '王芳'], field: 'name' },
    { heading: '公民身份号码', samples: ['999999194005040017'], field: 'idNumber' },
    { heading: '序号', samples: ['1', '2', '3'], field: '' },
  ],
  missing: [],
  recognised: null,
};

const side = {
  name: '张建国',
  birthOn: '1940-05-04',
  phone: '19999990001',
  community: '近开里社区',
  className: '退役士兵',
};

export const samplePair: SuspectPair = {
  rowNumber: 9,
  decision: null,
  numberBroken: false,
  row: { ...side, rowNumber: 9, idNumber: '999999194005040033' },
  other: { ...side, rowNumber: null, idNumber: '999999194005040017' },
};

export const refusedRow: ImportRow = {
  rowNumber: 17,
  name: '张建䶮',
  maskedIdNumber: '999999********0012',
  outcome: 'refused',
  reasons: [
    { code: 'id-check-digit', field: 'idNumber', detail: '' },
    { code: 'name-differs-in-file', field: 'name', detail: '9' },
  ],
};

export function samplePrintJob(change: Partial<PrintJob> = {}): PrintJob {
  return printJob.parse({
    id: randomUUID(),
    kind: 'acceptance-receipt',
    subject: 'XC220228-0001',
    name: '阿依古丽·买买提㛃',
    state: 'confirmed',
    condition: null,
    copy: 0,
    template: 'shipped',
    attempts: 1,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
    ...change,
  });
}

/** Figures whose breakdowns sum to the totals, all of them different from each other. */
export const sampleDay: DayReport = {
  date: today,
  booked: 42,
  arrived: 37,
  served: 31,
  accepted: 29,
  waitingNow: 5,
  wait: { average: 12.4, median: 9, longest: 41.5 },
  byClass: [
    { key: '2', name: '退役士兵', booked: 30, arrived: 26, served: 21, accepted: 20 },
    { key: '', name: '', booked: 12, arrived: 11, served: 10, accepted: 9 },
  ],
  byChannel: [
    { key: 'phone', name: '电话预约', booked: 42, arrived: 33, served: 28, accepted: 27 },
    { key: 'onsite', name: '现场办理', booked: 0, arrived: 4, served: 3, accepted: 2 },
  ],
  rosterTotal: 600,
  acceptedTotal: 129,
};
