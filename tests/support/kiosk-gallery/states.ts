import { ORPCError } from '@orpc/client';
import { helpRequestId, identityId, printJobId } from '#shared/contract/base.ts';
import type { PrinterStatusView, ReaderStatusView } from '#shared/contract/devices.ts';
import type { KioskCandidate, KioskHelp } from '#shared/contract/kiosk.ts';
import type { PrintState } from '#shared/contract/prints.ts';
import type { CheckInResult, Intake, Ticket } from '#shared/contract/queue.ts';
import type { KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import type { DeskErrorCode, DeskErrorData } from '#shared/errors.ts';
import type { Who } from '#renderer/features/arrival/use-check-in.ts';
import type { KioskStep, Origin, TypedOrigin } from '#renderer/screens/kiosk/kiosk-step.ts';
import { sampleTicket } from '../sample-ticket.ts';

/** One thing a visitor may see. What is not named is as on a quiet day: reader ready, printer ready, line open. */
export type GalleryState = {
  readonly step: KioskStep;
  /** Null: nothing is known of it yet. */
  readonly reader?: Partial<ReaderStatusView> | null;
  readonly paper?: PrintState;
  readonly printer?: PrinterStatusView['condition'];
  readonly help?: KioskHelp;
  readonly helpFailed?: boolean;
  readonly secondsLeft?: number;
  readonly lineLost?: boolean;
  /** The station does more than one thing. */
  readonly services?: boolean;
  /** No more numbers are given out. */
  readonly intake?: Exclude<Intake['state'], 'open'>;
  /** A screen on another PC. */
  readonly joined?: boolean;
  /** What the station runs; the page is 0.1.0. */
  readonly version?: string;
  /** A practice station: its mark lies over everything. */
  readonly practice?: boolean;
  /** A sentence that comes a moment later, with the station's answer. */
  readonly expects?: KioskSentenceKey;
};

const card: Who = { kind: 'card-read', cardReadId: '7b0c2f0e-8a55-4f0e-9c3e-0000000000c1' };
const read: Origin = { kind: 'read', who: card };
const typed: TypedOrigin = { kind: 'typed', by: 'id-number', typed: '99999919430307002X', who: null };
const jobId = printJobId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000aa');

function digits(by: 'id-number' | 'phone', number: string, confirmed = false): GalleryState {
  return { step: { at: 'digits', by, typed: number, confirmed } };
}

function candidate(last: string, maskedName: string, age: number | null = null): KioskCandidate {
  return { identityId: identityId.parse(`7b0c2f0e-8a55-4f0e-9c3e-0000000001${last}`), maskedName, sex: '1', age };
}

function confirm(...candidates: readonly KioskCandidate[]): GalleryState {
  return { step: { at: 'confirm', origin: typed, candidates } };
}

function service(names: readonly string[], reason = ''): GalleryState {
  const services = names.map((name, index) => ({ id: `s${index}`, name }));
  return { step: { at: 'service', origin: read, services, reason } };
}

function ticket(change: Partial<CheckInResult> = {}, own: Partial<Ticket> = {}): KioskStep {
  const result = {
    ticket: { ...sampleTicket, ...own },
    peopleAhead: 12,
    expectedWaitMinutes: 25,
    issued: true,
    printJobId: jobId,
    ...change,
  };
  return { at: 'ticket', who: card, result };
}

function refused<Code extends DeskErrorCode>(code: Code, data: DeskErrorData<Code>, origin = read): GalleryState {
  return { step: { at: 'refused', origin, error: new ORPCError(code, { data }) } };
}

const called: KioskHelp = {
  id: helpRequestId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000f1'),
  state: 'waiting',
  takenBy: null,
  closedHow: null,
  result: null,
};
const coming: KioskHelp = { ...called, state: 'taken', takenBy: '李晓梅' };
const longName = '阿依古丽·买买提艾力·吐尔逊江';

/** Every state of the kiosk that is measured; kiosk-measure.spec.ts fails when a step or a sentence is missing here. */
export const galleryStates: Readonly<Record<string, GalleryState>> = {
  welcome: { step: { at: 'welcome' } },
  'welcome-full': { step: { at: 'welcome' }, intake: 'full', expects: 'welcome-full' },
  'welcome-stopped': { step: { at: 'welcome' }, intake: 'stopped', expects: 'welcome-stopped' },
  'welcome-closed': { step: { at: 'welcome' }, intake: 'closed', expects: 'welcome-closed' },
  'welcome-full-away': {
    step: { at: 'welcome' },
    intake: 'full',
    reader: { state: 'offline' },
    expects: 'welcome-full',
  },
  'welcome-reading': { step: { at: 'welcome' }, reader: { state: 'reading' } },
  'welcome-read-failed': { step: { at: 'welcome' }, reader: { problem: 'read-failed' } },
  'welcome-away': { step: { at: 'welcome' }, reader: { state: 'offline' } },
  'welcome-no-paper': { step: { at: 'welcome' }, printer: 'out-of-paper', expects: 'welcome-no-paper' },
  'welcome-away-no-paper': {
    step: { at: 'welcome' },
    reader: { state: 'offline' },
    printer: 'offline',
    expects: 'welcome-no-paper',
  },
  'line-lost': { step: { at: 'welcome' }, lineLost: true },
  'practice-welcome': { step: { at: 'welcome' }, practice: true },
  'practice-lost': { step: { at: 'welcome' }, practice: true, lineLost: true },
  'practice-digits': { ...digits('id-number', '9999991943', true), practice: true },
  'practice-ticket': { step: ticket(), reader: { state: 'waiting-removal' }, practice: true },
  'practice-confirm': { ...confirm(candidate('01', '欧阳**')), practice: true },
  'other-version': { step: { at: 'welcome' }, version: '0.2.0' },
  'card-ready': { step: { at: 'card' } },
  'card-asking': { step: { at: 'card' }, reader: null },
  'card-reading': { step: { at: 'card' }, reader: { state: 'reading' } },
  'card-remove': { step: { at: 'card' }, reader: { state: 'waiting-removal' } },
  'card-read-failed': { step: { at: 'card' }, reader: { problem: 'read-failed' } },
  'card-away': { step: { at: 'card' }, reader: { state: 'offline' } },
  slip: { step: { at: 'slip' } },
  'digits-empty': digits('id-number', ''),
  'digits-half': digits('id-number', '9999991943'),
  'digits-short': digits('id-number', '9999991943', true),
  'digits-birth-date': digits('id-number', '999999194313070021'),
  'digits-check-digit': digits('id-number', '999999194303070021'),
  'digits-characters': digits('id-number', '9999991943030700X1'),
  'phone-empty': digits('phone', ''),
  'phone-half': digits('phone', '1999999'),
  'phone-wrong': digits('phone', '29999990001'),
  checking: { step: { at: 'checking', origin: typed, before: null } },
  confirm: confirm(candidate('01', '欧阳**')),
  choose: confirm(candidate('01', '张**'), candidate('02', '李**')),
  'choose-many': confirm(
    candidate('01', '张**', 85),
    candidate('02', '张**', 63),
    candidate('03', '李**'),
    candidate('04', '阿***'),
  ),
  service: service(['优待证申领', '政策咨询', '建档立卡']),
  'service-many': service(['优待证申领', '政策咨询', '建档立卡', '领取优待证', '来信来访', '荣誉牌和光荣证补发']),
  'service-else': service(
    ['政策咨询'],
    '您属于第三阶段（其他退役军人和优抚对象），2022年4月1日起开放，可电话预约、上门、现场、网上办理。',
  ),
  'ticket-service': { step: ticket(), services: true },
  'ticket-printing': { step: ticket(), paper: 'sending' },
  'ticket-printing-far': { step: ticket(), paper: 'sending', joined: true, expects: 'ticket-printing-far' },
  'ticket-take-far': { step: ticket(), joined: true, expects: 'ticket-take-far' },
  'ticket-take': { step: ticket({ peopleAhead: 0 }) },
  'ticket-walk-in': { step: ticket({}, { appointmentTime: null, number: 'B108', maskedName: '阿***' }) },
  'ticket-take-card': { step: ticket(), reader: { state: 'waiting-removal' } },
  'ticket-no-paper': { step: ticket(), paper: 'queued', printer: 'out-of-paper' },
  'ticket-no-printer': { step: ticket({ printJobId: null }) },
  'ticket-look': { step: ticket(), paper: 'unknown' },
  'ticket-again': { step: ticket({ issued: false }) },
  'ticket-called': { step: ticket({ issued: false }, { state: 'called', counterName: '3号窗口' }) },
  'ticket-missed': { step: ticket({ issued: false }, { state: 'missed' }) },
  'ticket-served': { step: ticket({ issued: false }, { state: 'served' }) },
  'refused-not-open': refused('phase.notOpen', {
    reason: '您属于第三阶段（其他退役军人和优抚对象），2022年4月1日起开放，可电话预约、上门、现场、网上办理',
  }),
  'refused-other-day': refused('appointment.otherDay', { date: '2022-03-02', time: '14:30' }),
  'refused-other-morning': refused('appointment.otherDay', { date: '2022-11-12', time: '09:00' }),
  'ticket-held': { step: ticket({ issued: false }, { state: 'held' }) },
  'refused-early': refused('appointment.tooEarly', { time: '09:30', opensAt: '09:00' }),
  'refused-late': refused('appointment.over', { time: '09:00' }),
  'refused-missed-often': refused('ticket.missedTooOften', { ticketNumber: 'A012' }),
  'refused-slip': refused('appointment.notFound', {}),
  'refused-online': refused('onlineApplication.exists', { number: 'WS20220228000123' }),
  'refused-full': refused('intake.closed', {
    cause: 'full',
    date: '2022-03-01',
    time: '08:30',
    hotline: '022-0000-0042',
  }),
  'refused-closed': refused('intake.closed', {
    cause: 'closed',
    date: '2022-03-01',
    time: '13:30',
    hotline: '022-0000-0042',
  }),
  'refused-closed-for-long': refused('intake.closed', {
    cause: 'closed',
    date: '',
    time: '',
    hotline: '022-0000-0042',
  }),
  'refused-not-found': refused('person.notFound', {}),
  'refused-not-found-typed': refused('person.notFound', {}, typed),
  'refused-not-found-called': { ...refused('person.notFound', {}, typed), help: called },
  'refused-not-found-coming': { ...refused('person.notFound', {}), help: coming },
  'refused-number': refused('idNumber.checkDigit', {}, typed),
  'refused-expired': refused('identity.expired', {}, typed),
  'refused-card-again': refused('cardRead.expired', {}),
  'refused-trouble': refused('internal', { reference: 'E1' }),
  'help-called': { step: { at: 'welcome' }, help: called },
  'help-coming': { step: { at: 'welcome' }, help: coming },
  'help-coming-long': { step: { at: 'welcome' }, help: { ...coming, takenBy: longName } },
  'help-failed': { step: { at: 'welcome' }, helpFailed: true },
  idle: { step: { at: 'welcome' }, secondsLeft: 30 },
};
