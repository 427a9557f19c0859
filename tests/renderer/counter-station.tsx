import { ORPCError } from '@orpc/client';
import { render } from '@testing-library/react';
import { App } from 'antd';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { appointment, slot } from '#shared/contract/appointments.ts';
import { caseDocument, caseForm, type CaseDocument } from '#shared/contract/cases.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { personSummary } from '#shared/contract/people.ts';
import { printJob, type PrintState } from '#shared/contract/prints.ts';
import { ticket, type Ticket } from '#shared/contract/queue.ts';
import { stationDescription } from '#shared/contract/station.ts';
import { documentPolicy } from '#shared/domain/documents/document-policy.ts';
import { photoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { StationProvider } from '#renderer/lib/station-context.tsx';
import type { StationConnection } from '#renderer/lib/station-client.ts';
import { noJoin } from '#tests/support/hand-line.ts';

const policyFile = join(import.meta.dirname, '../../resources/policy/photo.json');
const policy = photoPolicy.parse(JSON.parse(readFileSync(policyFile, 'utf8')));

const rulesFile = join(import.meta.dirname, '../../resources/policy/documents.json');
const documentRules = documentPolicy.parse(JSON.parse(readFileSync(rulesFile, 'utf8')));

export const TODAY = '2022-02-28';
export const SEAT = { counterId: '2', clerk: '李晓梅' } as const;

export const description = stationDescription.parse({
  version: '0.1.0',
  stationName: '新村街道退役军人服务站',
  street: '新村街道',
  hotline: '022-0000-0042',
  openingText: '周一至周五',
  communities: ['近开里社区'],
  counters: [
    { id: '1', name: '1号窗口' },
    { id: '2', name: '2号窗口' },
  ],
  clerks: ['李晓梅', '王海涛'],
  services: [{ id: 'main', name: '优待证申领' }],
  speech: { times: 2, one: 'yao' },
  waitAlarmMinutes: 45,
  banks: ['中国农业银行'],
  bankDesks: [
    {
      name: '中国农业银行',
      desk: '大厅东侧农行服务台',
      weekdays: [2, 4],
      isHere: false,
      activation: '带身份证和优待证到网点柜台设密码。',
    },
  ],
  personClasses: [{ code: '4', name: '退役士兵', cardKind: 'veteran' }],
  circumstances: [],
  hukouKinds: [{ code: 'local', name: '本区户籍' }],
  residenceKinds: [{ code: 'district', name: '居住在本区' }],
  disabilityGrades: [{ code: '7', name: '七级' }],
  channels: [{ code: 'phone', name: '电话预约' }],
  bring: ['身份证原件', '户口簿原件'],
  notices: [],
  courtesy: { phone: '请问有什么可以帮您？', call: '您好，请坐。', form: '我和您核对一下。' },
  kiosk: { warnAfterSeconds: 60, countdownSeconds: 30 },
  offline: { leastLeft: 20, daysAhead: 2 },
  joined: false,
  phases: [],
  practice: true,
  keySource: 'file',
  today: TODAY,
  nowMs: Date.parse(`${TODAY}T09:00:00+08:00`),
});

export const zhang = personSummary.parse({
  id: randomUUID(),
  name: '张建䶮',
  phone: '13900000001',
  community: '近开里社区',
  personClass: '4',
  hukou: 'local',
  residence: '',
  disabilityGrade: null,
  circumstances: [],
  sex: '1',
  birthOn: '1940-01-01',
  age: 82,
  maskedIdNumber: '999999********0012',
  className: '退役士兵',
  cardKind: 'veteran',
  eligibility: { state: 'open', phaseName: '第一阶段', opensOn: TODAY, channels: ['phone'], reason: '可以办理。' },
  booking: null,
  ticket: null,
  case: null,
});

const seat = (date: string, startsAt: string, taken = 0) =>
  slot.parse({
    id: randomUUID(),
    kind: 'hall',
    date,
    startsAt,
    endsAt: '23:00',
    site: '新村街道退役军人服务站大厅',
    ledBy: '',
    capacity: 1,
    taken,
    held: 0,
    bookable: true,
  });

export const slots = [seat(TODAY, '09:00'), seat(TODAY, '09:30'), seat('2022-03-01', '09:00')] as const;

export const zhangsBooking = appointment.parse({
  id: randomUUID(),
  number: 'Y0001',
  kind: 'hall',
  slotId: slots[0].id,
  personId: zhang.id,
  name: zhang.name,
  maskedIdNumber: zhang.maskedIdNumber,
  phone: zhang.phone,
  community: zhang.community,
  className: zhang.className,
  channel: 'phone',
  date: TODAY,
  startsAt: '09:00',
  endsAt: '09:30',
  site: '新村街道退役军人服务站大厅',
  ledBy: '',
  family: null,
  stop: null,
  state: 'booked',
  bookedBy: SEAT.clerk,
  bookedAtMs: description.nowMs,
});

export function zhangsTicket(change: Partial<Ticket> = {}): Ticket {
  return ticket.parse({
    id: '7b0c4b8e-2f6d-4c55-9d0c-111111111111',
    number: 'A001',
    state: 'called',
    personId: zhang.id,
    name: zhang.name,
    maskedName: '张**',
    maskedIdNumber: zhang.maskedIdNumber,
    age: zhang.age,
    className: zhang.className,
    appointmentTime: '09:00',
    counterId: SEAT.counterId,
    counterName: '2号窗口',
    caseId: null,
    issuedAtMs: description.nowMs,
    calledAtMs: description.nowMs,
    callCount: 1,
    serviceName: '优待证申领',
    priority: null,
    heldReason: null,
    onlyCounterName: null,
    returnAfter: 0,
    ...change,
  });
}

const choices = [
  { code: 'nong', name: '中国农业银行' },
  { code: 'you', name: '中国邮政储蓄银行' },
];

export const zhangsForm = caseForm.parse({
  id: 'first-application',
  version: 1,
  sections: [
    {
      key: 'contact',
      title: '联系与户籍',
      fields: [
        { key: 'phone', label: '联系电话', kind: 'phone', required: true },
        { key: 'address', label: '住址', kind: 'long-text', required: true },
        { key: 'enlistedOn', label: '入伍时间', kind: 'date', required: true, onlyFor: ['veteran'] },
        { key: 'relation', label: '关系', kind: 'text', required: true, onlyFor: ['bereaved-family'] },
      ],
    },
    {
      key: 'bank',
      title: '制卡银行',
      fields: [{ key: 'bank', label: '银行', kind: 'choice', required: true, choices }],
    },
  ],
  materials: [
    { code: 'id-card', name: '居民身份证', required: true, substitute: null },
    { code: 'discharge-proof', name: '退役证明', required: true, substitute: '社区出具的情况说明' },
  ],
  declaration: '本人承诺属实。',
});

export function zhangsCase(change: Partial<CaseDocument> = {}): CaseDocument {
  return caseDocument.parse({
    id: '7b0c4b8e-2f6d-4c55-9d0c-222222222222',
    state: 'draft',
    caseNumber: null,
    personId: zhang.id,
    personName: zhang.name,
    className: zhang.className,
    cardKind: 'veteran',
    ticketId: null,
    ticketNumber: null,
    formHash: 'a'.repeat(64),
    fields: {
      phone: { value: '13900000001', source: 'booking', changedBy: '王海涛', changedAtMs: description.nowMs },
    },
    materials: {},
    declared: false,
    photo: null,
    photoReport: null,
    signature: null,
    focusField: null,
    missing: ['address', 'bank', 'material:id-card', 'photo'],
    today: TODAY,
    openedAtMs: description.nowMs,
    acceptedAtMs: null,
    clerk: SEAT.clerk,
    printJobId: null,
    ...change,
  });
}

export const receipt = (state: PrintState) =>
  printJob.parse({
    id: '7b0c4b8e-2f6d-4c55-9d0c-333333333333',
    kind: 'acceptance-receipt',
    subject: 'XC0001',
    name: zhang.name,
    state,
    condition: null,
    copy: 0,
    template: 'shipped',
    attempts: 1,
    createdAtMs: description.nowMs,
    changedAtMs: description.nowMs,
  });

const offer = {
  name: zhang.name,
  cardKind: '退役军人优待证',
  bank: '',
  collection: { place: '大厅', hours: '工作日', bring: ['身份证'] },
  delivery: {
    documents: ['退役军人优待证'],
    relations: ['本人', '女儿'],
    manners: ['当面交给', '邮寄'],
    place: '大厅',
  },
  loss: { matters: [{ name: '挂失登记', steps: ['去银行'] }] },
};

export const refusal = (code: string, data: object = {}): ORPCError<string, object> =>
  new ORPCError(code, { data, defined: true });

/** What an unanswered call ends with when the line is given up. */
export const lineLost = (): Error => new Error('line lost');

type Call = { readonly procedure: string; readonly input: Record<string, unknown> };
type Handler = (input: never) => unknown;
export type Handlers = { readonly [procedure: string]: Handler };

const quiet: Handlers = {
  'station.describe': () => description,
  'queue.atCounter': () => null,
  'queue.today': () => [],
  'queue.lastStep': () => null,
  'queue.intake': () => ({ state: 'open', stoppedBy: null, bookedStill: true, next: null }),
  'cases.drafts': () => [],
  'forms.ofCase': () => zhangsForm,
  'cases.photoPolicy': () => policy,
  'documents.policy': () => documentRules,
  'documents.list': () => ({ pages: [], removed: [] }),
  'documents.offers': () => [],
  'devices.status': () => ({
    reader: { url: 'none', state: 'off', problem: null, samId: null, photoDecoder: false },
    printer: { url: 'none', statusCapable: true, condition: 'ready', columns: 48, queued: 0, unanswered: 0 },
  }),
  'devices.watchReader': () => never(),
  'prints.forCase': () => [],
  'prints.unsettled': () => [],
  'prints.byHand': () => ({ kind: 'acceptance-receipt', number: 'XC0001', name: zhang.name, hotline: '', qrSvg: null }),
  'prints.offerForCase': () => offer,
  'people.get': () => zhang,
  'people.search': () => [zhang],
  'appointments.list': () => [zhangsBooking],
  'appointments.hold': ({ slotId }: { readonly slotId: string }) => ({
    holdId: '7b0c4b8e-2f6d-4c55-9d0c-444444444444',
    slotId,
    expiresAtMs: description.nowMs + 300_000,
  }),
  'appointments.release': () => ({ released: true }),
  'appointments.slots': () => [
    { date: TODAY, closedReason: null, slots: slots.filter((each) => each.date === TODAY) },
    { date: '2022-03-01', closedReason: null, slots: slots.filter((each) => each.date === '2022-03-01') },
  ],
};

/** A station that answers with `handlers` (by `noun.verb`), records every call, and never changes by itself. */
export function scriptedStation(handlers: Handlers) {
  const calls: Call[] = [];
  const all: Handlers = { ...quiet, ...handlers };
  const procedure = (name: string) => async (input: Record<string, unknown> | undefined) => {
    if (name === 'changes.watch') return never();
    const handler = all[name];
    if (handler === undefined) throw new Error(`the test did not expect ${name}`);
    calls.push({ procedure: name, input: input ?? {} });
    return handler(input as never);
  };
  const noun = (path: string) => new Proxy({}, { get: (_, verb) => procedure(`${path}.${String(verb)}`) });
  const client = new Proxy({}, { get: (_, path) => noun(String(path)) }) as StationClient;
  const connection: StationConnection = {
    client,
    join: noJoin,
    state: 'open',
    stopCode: null,
    onState: () => () => undefined,
    end: () => undefined,
  };
  return { connection, calls, asked: (name: string) => calls.filter((call) => call.procedure === name) };
}

async function* never(): AsyncGenerator<never> {
  await new Promise(() => undefined);
  yield* [];
}

export function renderWith(connection: StationConnection, children: ReactNode) {
  return render(
    <App>
      <StationProvider connection={connection} waiting={null}>
        {children}
      </StationProvider>
    </App>,
  );
}
