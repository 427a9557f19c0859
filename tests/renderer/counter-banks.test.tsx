import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseDocument } from '#shared/contract/cases.ts';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import { description, renderWith, scriptedStation, SEAT, zhangsCase, zhangsTicket } from './counter-station.tsx';

const desk = { name: '中国农业银行', desk: '大厅东侧农行服务台', weekdays: [], isHere: true, activation: '' };
const silent = { name: '中国工商银行', desk: '', weekdays: [], isHere: false, activation: '' };
const away = {
  name: '中国邮政储蓄银行',
  desk: '大厅西侧',
  weekdays: [2, 4],
  isHere: false,
  activation: '带身份证到网点设密码。',
};
const courtesy = {
  call: '请到窗口来。',
  greet: '您请坐。',
  form: '核对一下。',
  bank: '您自愿选一家。',
  finish: '请收好。',
  needs: '有困难吗？',
};

const bankOf = (value: string): CaseDocument['fields'] => ({
  bank: { value, source: 'clerk', changedBy: '李晓梅', changedAtMs: 1 },
});

async function openCase(document: CaseDocument): Promise<void> {
  const station = scriptedStation({
    'station.describe': () => ({ ...description, bankDesks: [desk, silent, away], courtesy }),
    'queue.atCounter': () => zhangsTicket(),
    'cases.open': () => document,
    'cases.get': () => document,
  });
  renderWith(station.connection, <CounterScreen />);
  await waitFor(() => expect(screen.getByTestId('open-case').matches(':disabled')).toBe(false));
  expect(said()).toBe('请到窗口来。');
  fireEvent.click(screen.getByTestId('open-case'));
  await screen.findByTestId('case-page');
}

const said = () => screen.getByTestId('courtesy').textContent;

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('shows where the banks sit and how cards are activated while one is chosen, and only then', async () => {
  await openCase(zhangsCase({ fields: bankOf('中国农业银行') }));
  await waitFor(() => expect(said()).toBe('核对一下。'));
  expect(screen.queryByTestId('bank-guide')).toBeNull();
  fireEvent.focus(within(screen.getByTestId('field-bank')).getAllByRole('radio')[0] ?? document.body);
  const guide = await screen.findByTestId('bank-guide');
  expect(guide.textContent).toBe(
    '银行在哪里中国农业银行今天在：大厅东侧农行服务台中国邮政储蓄银行周二、周四在大厅西侧，今天不来怎样激活：带身份证到网点设密码。',
  );
  expect(guide.querySelector('.bank-desk-chosen')?.textContent).toContain('中国农业银行');
  expect(said()).toBe('您自愿选一家。');
});

it('tells at the hand-over of the receipt where to go, how the card is activated, and what is still to be asked', async () => {
  await openCase(zhangsCase({ state: 'accepted', caseNumber: 'XC1', missing: [], fields: bankOf('中国邮政储蓄银行') }));
  const next = await screen.findByTestId('bank-next');
  expect(next.textContent).toContain('怎样激活：带身份证到网点设密码。');
  expect(next.textContent).toContain('再问一句：有困难吗？');
  expect(next.textContent).not.toContain('中国农业银行');
  expect(said()).toBe('请收好。');
});
