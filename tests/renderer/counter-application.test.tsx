import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applicationView, type ApplicationView } from '#shared/contract/applications.ts';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import {
  description,
  refusal,
  renderWith,
  scriptedStation,
  SEAT,
  zhang,
  zhangsCase,
  zhangsTicket,
  type Handlers,
} from './counter-station.tsx';

const consent = (code: string, agrees: boolean | null): ApplicationView['consents'][number] => ({
  code,
  name: code,
  purpose: '制证',
  recipient: '银行',
  keptFor: '存档',
  ifRefused: '不能制证。',
  textHash: code.padEnd(64, '0'),
  required: true,
  answer: agrees === null ? null : { agrees, as: 'self', by: zhang.name, atMs: 1, signed: false },
});

const criminal = {
  id: 'criminal-record',
  tier: 'province',
  sentence: '受过刑事处罚',
  article: '第二十六条',
  source: '武陟县《白话版办事指南》',
  grade: 'C',
} as const;

const file = (name: string, idNumber: string) => ({
  personId: zhang.id,
  name,
  idNumber,
  sex: '1',
  birthOn: '1940-01-01',
  phone: '',
  community: '近开里社区',
  className: '退役士兵',
  source: 'roster',
  caseState: 'none',
  caseNumber: null,
  photo: null,
});

function view(change: object = {}): ApplicationView {
  return applicationView.parse({
    caseId: zhangsCase().id,
    rules: { version: 1, edition: 0, asked: [], held: [], outcome: 'may', reasons: [] },
    applicant: { role: 'self', relation: '0', name: '', maskedIdNumber: '', source: 'none', reason: '' },
    guardianNeeded: false,
    guardianBelowAge: 16,
    notice: ['本站收集您的信息。'],
    consents: [],
    consentSignature: null,
    otherIdentities: [],
    told: [],
    printed: [],
    duplicates: [],
    ...change,
  });
}

const saved = () => ({ savedAtMs: 1, missing: [] });

async function openCase(application: ApplicationView, handlers: Handlers = {}) {
  const document = zhangsCase();
  const station = scriptedStation({
    'station.describe': () => ({
      ...description,
      personClasses: [
        ...description.personClasses,
        { code: '9', name: '烈士遗属', cardKind: 'bereaved-family' },
        { code: '10', name: '病故军人遗属', cardKind: 'bereaved-family' },
      ],
    }),
    'queue.atCounter': () => zhangsTicket(),
    'cases.open': () => document,
    'cases.get': () => document,
    'applications.get': () => application,
    'applications.answerConsent': saved,
    'applications.setIdentities': saved,
    'applications.decideDuplicate': saved,
    ...handlers,
  });
  renderWith(station.connection, <CounterScreen />);
  await waitFor(() => expect(screen.getByTestId('open-case').matches(':disabled')).toBe(false));
  fireEvent.click(screen.getByTestId('open-case'));
  await screen.findByTestId('case-page');
  return station;
}

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('asks each kind by itself, on the keyboard too, and lets the notice be signed when all are answered', async () => {
  const station = await openCase(view({ consents: [consent('photo', true), consent('bank-account', null)] }));
  const row = await screen.findByTestId('consent-bank-account');
  expect(row.dataset['answer']).toBe('open');
  expect(screen.getByTestId('consent-signature-open').matches(':disabled')).toBe(true);
  fireEvent.keyDown(screen.getByTestId('consent-bank-account-agrees'), { key: '2' });
  await waitFor(() => expect(station.asked('applications.answerConsent')).toHaveLength(1));
  expect(station.asked('applications.answerConsent')[0]?.input).toMatchObject({ kind: 'bank-account', agrees: false });
});

it('says what follows when somebody refuses what is needed', async () => {
  await openCase(view({ consents: [consent('photo', false)] }));
  expect((await screen.findByTestId('consent-refused')).textContent).toContain('photo：不能制证。');
  expect(screen.getByTestId('consent-signature-open').matches(':disabled')).toBe(false);
});

it('shows other identities, offers the card of another one, and keeps the one left', async () => {
  const other = { code: '9', name: '烈士遗属', cardKind: 'bereaved-family' };
  const station = await openCase(view({ otherIdentities: [other] }), { 'cases.saveField': saved });
  const use = await screen.findByTestId('identity-use-9');
  expect(use.textContent).toBe('改用“烈士遗属”办证');
  fireEvent.click(use);
  await waitFor(() => expect(station.asked('applications.setIdentities')).toHaveLength(1));
  expect(station.asked('cases.saveField')[0]?.input).toMatchObject({ field: 'personClass', value: '9' });
});

/** The page as it was opened; every later reading is still on its way. */
function readOnce(first: ApplicationView) {
  let readings = 0;
  return () => ((readings += 1) === 1 ? first : new Promise<never>(() => undefined));
}

it('keeps the first tick when the second one comes before the station was read anew', async () => {
  const rules = { version: 1, edition: 0, asked: [criminal, { ...criminal, id: 'expelled' }], held: [], reasons: [] };
  const station = await openCase(view(), {
    'applications.get': readOnce(view({ rules: { ...rules, outcome: 'may' } })),
    'applications.declareRules': saved,
  });
  const declared = () => station.asked('applications.declareRules').map(({ input }) => input);
  fireEvent.click(await screen.findByTestId('rule-criminal-record'));
  await waitFor(() => expect(declared()).toHaveLength(1));
  await waitFor(() => expect(screen.getByTestId('rule-expelled').matches(':disabled')).toBe(false));
  fireEvent.click(screen.getByTestId('rule-expelled'));
  await waitFor(() => expect(declared()).toHaveLength(2));
  expect(declared()[1]).toMatchObject({ held: ['criminal-record', 'expelled'] });
});

it('keeps the first identity when the second one is added before the station was read anew', async () => {
  const station = await openCase(view(), { 'applications.get': readOnce(view()) });
  const added = () => station.asked('applications.setIdentities').map(({ input }) => input);
  const choose = async (name: string): Promise<void> => {
    const select = within(await screen.findByTestId('identities')).getByRole('combobox');
    await waitFor(() => expect(select.matches(':disabled')).toBe(false));
    fireEvent.mouseDown(select);
    fireEvent.click(await screen.findByTitle(name));
  };
  await choose('烈士遗属');
  await waitFor(() => expect(added()).toHaveLength(1));
  await choose('病故军人遗属');
  await waitFor(() => expect(added()).toHaveLength(2));
  expect(added()[1]).toMatchObject({ classes: ['9', '10'] });
});

it('puts two files side by side, marks where they differ, and takes no verdict without a reason', async () => {
  const pair = {
    one: file('张建䶮', '999999194001010012'),
    other: file('张建䶮', '999999194001010098'),
    grounds: ['name-and-birth'],
    decision: null,
  };
  const station = await openCase(view({ duplicates: [pair] }));
  fireEvent.click(await screen.findByTestId('duplicate-compare'));
  const table = await screen.findByTestId('duplicate-table');
  const differing = [...table.querySelectorAll('tr.duplicate-differs')].map((row) => row.textContent);
  expect(differing).toEqual(['身份证号999999194001010012999999194001010098']);
  expect(within(table).getAllByText('张建䶮')).toHaveLength(2);
  expect(screen.getByTestId('duplicate-different').matches(':disabled')).toBe(true);
  fireEvent.change(screen.getByTestId('duplicate-reason'), { target: { value: '不是一个人' } });
  fireEvent.click(screen.getByTestId('duplicate-different'));
  await waitFor(() => expect(station.asked('applications.decideDuplicate')).toHaveLength(1));
  expect(station.asked('applications.decideDuplicate')[0]?.input).toMatchObject({
    verdict: 'different',
    reason: '不是一个人',
  });
});

it('shows rule, provision and source where the province decides, and carries the flag in sight', async () => {
  const rules = { version: 1, edition: 0, asked: [criminal], held: ['criminal-record'], outcome: 'province' };
  await openCase(view({ rules: { ...rules, reasons: [criminal] } }));
  expect((await screen.findByTestId('province-flag')).textContent).toBe('要报上级决定');
  const outcome = screen.getByTestId('rule-outcome').textContent;
  expect(outcome).toContain('规定：第二十六条');
  expect(outcome).toContain('出处：武陟县《白话版办事指南》');
  expect(screen.getByTestId('accept').textContent).toBe('受理，报上级决定');
});

it('asks before a further case is begun for somebody whose last one is accepted', async () => {
  const station = scriptedStation({
    'queue.atCounter': () => zhangsTicket(),
    'applications.get': () => view(),
    'cases.get': () => zhangsCase(),
    'cases.open': ({ another }: { readonly another?: string }) => {
      if (another === undefined) throw refusal('case.accepted', { caseNumber: 'XC0001' });
      return zhangsCase();
    },
  });
  renderWith(station.connection, <CounterScreen />);
  await waitFor(() => expect(screen.getByTestId('open-case').matches(':disabled')).toBe(false));
  fireEvent.click(screen.getByTestId('open-case'));
  expect((await screen.findByTestId('another-case')).textContent).toContain('XC0001');
  fireEvent.click(screen.getByTestId('another-补领'));
  await screen.findByTestId('case-page');
  expect(station.asked('cases.open')[1]?.input).toMatchObject({ personId: zhang.id, another: '补领' });
});

it('says 补打 on the button of a paper that came out, and prints it only with a reason', async () => {
  const refused = { ...criminal, tier: 'refuse' } as const;
  const rules = {
    version: 1,
    edition: 0,
    asked: [refused],
    held: [refused.id],
    outcome: 'refused',
    reasons: [refused],
  };
  const station = await openCase(view({ rules, printed: ['refusal-notice'] }), {
    'applications.printRefusal': ({ reason }: { readonly reason?: string }) => {
      if (reason === undefined) throw refusal('print.reasonNeeded');
      return { printJobId: '00000000-0000-4000-8000-000000000001' };
    },
  });
  const button = await screen.findByTestId('print-refusal');
  expect(button.textContent).toBe('补打不予受理通知书');
  fireEvent.click(button);
  const confirm = await screen.findByTestId('reprint-confirm');
  expect(confirm.matches(':disabled')).toBe(true);
  fireEvent.change(screen.getByTestId('reprint-reason'), { target: { value: '老人弄丢了' } });
  fireEvent.click(screen.getByTestId('reprint-confirm'));
  await waitFor(() => expect(station.asked('applications.printRefusal')).toHaveLength(2));
  expect(station.asked('applications.printRefusal')[1]?.input).toMatchObject({ reason: '老人弄丢了' });
  await waitFor(() => expect(screen.queryByTestId('reprint-confirm')).toBeNull());
});

it('closes the 补正告知书 only after its copy was asked for with a reason', async () => {
  const station = await openCase(view({ printed: ['deficiency-notice'] }), {
    'applications.tellDeficiencies': ({ reason }: { readonly reason?: string }) => {
      if (reason === undefined) throw refusal('print.reasonNeeded');
      return { printJobId: '00000000-0000-4000-8000-000000000001' };
    },
  });
  fireEvent.click(await screen.findByTestId('tell-open'));
  expect((await screen.findByTestId('tell-print')).textContent).toBe('补打补正告知书');
  fireEvent.change(screen.getByTestId('tell-fault'), { target: { value: '户口簿看不清' } });
  expect(screen.getByTestId('tell-print').textContent).toBe('打印并记下');
  fireEvent.change(screen.getByTestId('tell-fault'), { target: { value: '' } });
  fireEvent.click(screen.getByTestId('tell-print'));
  fireEvent.click((await screen.findAllByTestId('reprint-usual'))[0] ?? document.body);
  expect(screen.queryByTestId('tell-print')).not.toBeNull();
  fireEvent.click(screen.getByTestId('reprint-confirm'));
  await waitFor(() => expect(screen.queryByTestId('tell-print')).toBeNull());
  expect(station.asked('applications.tellDeficiencies')[1]?.input).toMatchObject({ reason: '丢了' });
});
