import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrintState } from '#shared/contract/prints.ts';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import {
  receipt,
  renderWith,
  scriptedStation,
  SEAT,
  zhang,
  zhangsBooking,
  zhangsCase,
  zhangsTicket,
  type Handlers,
} from './counter-station.tsx';

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

type Press = (testId: string) => Promise<void>;

type Scene = {
  readonly name: string;
  readonly procedure: string;
  readonly button: string;
  readonly handlers?: Handlers;
  readonly before?: (press: Press) => Promise<void>;
};

const called = { 'queue.atCounter': () => zhangsTicket() };
const caseOpen: Handlers = { ...called, 'cases.open': () => zhangsCase(), 'cases.get': () => zhangsCase() };
const ready = zhangsCase({ missing: [] });
const readyCase: Handlers = { ...called, 'cases.open': () => ready, 'cases.get': () => ready };
const accepted = zhangsCase({
  state: 'accepted',
  caseNumber: 'XC0001',
  missing: [],
  printJobId: receipt('confirmed').id,
});
const acceptedCase = (state: PrintState): Handlers => ({
  ...called,
  'cases.open': () => accepted,
  'cases.get': () => accepted,
  'prints.get': () => receipt(state),
});
const booked = { ...zhang, booking: { id: zhangsBooking.id, date: zhangsBooking.date, time: '09:00' } };
const bookedPerson: Handlers = { 'people.search': () => [booked], 'people.get': () => booked };

const chooseZhang = async (press: Press): Promise<void> => {
  await press('view-booking');
  fireEvent.change(screen.getByTestId('people-search'), { target: { value: 'zj' } });
  await press('person-result');
};

const scenes: readonly Scene[] = [
  { name: '叫下一位', procedure: 'queue.callNext', button: 'call-next' },
  { name: '再叫一次', procedure: 'queue.recall', button: 'recall', handlers: called },
  { name: '过号', procedure: 'queue.markMissed', button: 'mark-missed', handlers: called },
  {
    name: '办结',
    procedure: 'queue.finish',
    button: 'finish-confirm',
    handlers: called,
    before: (press) => press('finish'),
  },
  {
    name: '叫回排队',
    procedure: 'queue.bringBack',
    button: 'bring-back',
    handlers: { 'queue.today': () => [zhangsTicket({ state: 'missed' })] },
  },
  { name: '打开档案', procedure: 'cases.open', button: 'open-case', handlers: called },
  { name: '预约', procedure: 'appointments.book', button: 'book', before: chooseZhang },
  {
    name: '打印预约单',
    procedure: 'appointments.printSlip',
    button: 'print-slip',
    handlers: bookedPerson,
    before: chooseZhang,
  },
  {
    name: '取消预约',
    procedure: 'appointments.cancel',
    button: 'cancel-booking-confirm',
    handlers: bookedPerson,
    before: async (press) => {
      await chooseZhang(press);
      await press('cancel-booking');
    },
  },
  {
    name: '给号',
    procedure: 'queue.issueAtCounter',
    button: 'issue-confirm',
    before: async (press) => {
      await chooseZhang(press);
      await press('issue-ticket');
    },
  },
  {
    name: '材料',
    procedure: 'cases.setMaterial',
    button: 'material-id-card-received',
    handlers: caseOpen,
    before: (press) => press('open-case'),
  },
  {
    name: '声明',
    procedure: 'cases.declare',
    button: 'declaration',
    handlers: caseOpen,
    before: (press) => press('open-case'),
  },
  {
    name: '受理',
    procedure: 'cases.accept',
    button: 'accept',
    handlers: readyCase,
    before: (press) => press('open-case'),
  },
  {
    name: '补打回执',
    procedure: 'prints.reprint',
    button: 'reprint-confirm',
    handlers: acceptedCase('confirmed'),
    before: async (press) => {
      await press('open-case');
      await press('reprint-receipt');
      fireEvent.change(screen.getByTestId('reprint-reason'), { target: { value: '丢了' } });
    },
  },
  {
    name: '已出票',
    procedure: 'prints.confirmByPerson',
    button: 'receipt-came-out',
    handlers: acceptedCase('unknown'),
    before: (press) => press('open-case'),
  },
  {
    name: '没出，再打',
    procedure: 'prints.printAgain',
    button: 'receipt-again',
    handlers: acceptedCase('unknown'),
    before: (press) => press('open-case'),
  },
  {
    name: '以后再打',
    procedure: 'prints.putOff',
    button: 'receipt-later',
    handlers: acceptedCase('failed'),
    before: (press) => press('open-case'),
  },
  {
    name: '打印材料清单',
    procedure: 'prints.requestForCase',
    button: 'paper-materials-list',
    handlers: caseOpen,
    before: (press) => press('open-case'),
  },
  {
    name: '打印接收回执',
    procedure: 'prints.requestForCase',
    button: 'paper-print',
    handlers: caseOpen,
    before: async (press) => {
      await press('open-case');
      await press('paper-receiving-receipt');
    },
  },
];

/** The button itself, and never one that is only about to be usable. */
async function usable(testId: string): Promise<HTMLElement> {
  return waitFor(() => {
    const element = screen.getByTestId(testId);
    expect(element.matches(':disabled')).toBe(false);
    return element;
  });
}

describe('a double click acts once', () => {
  it.each(scenes)('$name', async ({ procedure, button, handlers, before }) => {
    const station = scriptedStation({ ...handlers, ...(handlers?.[procedure] ? {} : { [procedure]: stillUnderWay }) });
    renderWith(station.connection, <CounterScreen />);
    await before?.(async (testId) => void fireEvent.click(await usable(testId)));
    const element = await usable(button);
    fireEvent.click(element);
    fireEvent.click(element);
    await waitFor(() => expect(station.asked(procedure).length).toBeGreaterThan(0));
    fireEvent.click(element);
    expect(station.asked(procedure)).toHaveLength(1);
    expect(station.asked(procedure)[0]?.input).toHaveProperty('requestId', expect.stringMatching(/^[0-9a-f-]{36}$/));
  });

  it('registering a person', async () => {
    const release: ((person: unknown) => void)[] = [];
    const station = scriptedStation({ 'people.register': () => new Promise((resolve) => release.push(resolve)) });
    renderWith(station.connection, <CounterScreen />);
    fireEvent.click(await usable('view-booking'));
    fireEvent.click(await usable('register-open'));
    fireEvent.change(await usable('register-name'), { target: { value: '王·阿依古丽' } });
    fireEvent.change(await usable('register-id-number'), { target: { value: '999999194001010019' } });
    const submit = await usable('register-submit');
    fireEvent.click(submit);
    await waitFor(() => expect(release.length).toBe(1));
    fireEvent.submit(screen.getByTestId('register-form'));
    // The form checks its entries before it hands them over, so the second submission must have had its turn.
    await screen.findByTestId('register-name');
    release[0]?.(zhang);
    await screen.findByTestId('person-chosen');
    expect(station.asked('people.register')).toHaveLength(1);
  });

  it('a function key held down calls one person', async () => {
    // This station lets the counter call again and again; only the key itself may hold back.
    const station = scriptedStation({ 'queue.callNext': () => zhangsTicket(), 'queue.atCounter': () => null });
    renderWith(station.connection, <CounterScreen />);
    for (const repeat of [false, true, true]) {
      await usable('call-next');
      fireEvent.keyDown(document.body, { key: 'F2', repeat });
      await waitFor(() => expect(station.asked('queue.callNext').length).toBeGreaterThan(0));
    }
    await usable('call-next');
    expect(station.asked('queue.callNext')).toHaveLength(1);
  });

  it('asks before ending the service of somebody not accepted, and no key acts behind the question', async () => {
    const station = scriptedStation({ ...called, 'queue.finish': stillUnderWay, 'queue.markMissed': stillUnderWay });
    renderWith(station.connection, <CounterScreen />);
    await usable('finish');
    fireEvent.keyDown(document.body, { key: 'F8' });
    const yes = await usable('finish-confirm');
    fireEvent.keyDown(document.body, { key: 'F4' });
    // Whatever the key set going would be asked before what the click asks.
    fireEvent.click(yes);
    await waitFor(() => expect(station.asked('queue.finish').length).toBe(1));
    expect(station.asked('queue.markMissed')).toEqual([]);
  });
});

function stillUnderWay(): Promise<never> {
  return new Promise(() => undefined);
}
