import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import {
  receipt,
  refusal,
  renderWith,
  scriptedStation,
  SEAT,
  slots,
  zhang,
  zhangsBooking,
  zhangsCase,
  type Handlers,
} from './counter-station.tsx';

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

function openCounter(handlers: Handlers) {
  const station = scriptedStation(handlers);
  renderWith(station.connection, <CounterScreen />);
  return station;
}

/** Presses a key where the cursor is, as a keyboard would. */
function press(key: string, repeat = false): void {
  const target = document.activeElement ?? document.body;
  fireEvent.keyDown(target, { key, code: key, repeat });
  fireEvent.keyUp(target, { key, code: key });
}

/** The element with the cursor, once it is the one named. */
async function cursorAt(testId: string): Promise<HTMLElement> {
  return waitFor(() => {
    const element = screen.getByTestId(testId);
    expect(document.activeElement).toBe(element);
    return element;
  });
}

async function findZhang(): Promise<void> {
  await screen.findByTestId('view-work');
  press('F7');
  fireEvent.change(await cursorAt('people-search'), { target: { value: 'zj' } });
  await screen.findByTestId('person-result');
}

/** Enter counts only when the list answers what is typed; until then the person is not chosen. */
async function chooseWithEnter(): Promise<void> {
  await waitFor(() => {
    fireEvent.keyDown(screen.getByTestId('people-search'), { key: 'Enter' });
    screen.getByTestId('person-chosen');
  });
}

describe('the case of somebody found', () => {
  const accepted = zhangsCase({
    state: 'accepted',
    caseNumber: 'XC0001',
    missing: [],
    acceptedAtMs: 1,
    printJobId: receipt('confirmed').id,
  });
  const found = { ...zhang, case: { id: accepted.id, state: 'accepted', caseNumber: 'XC0001' } as const };

  it('is opened by key to be read only, when it is accepted, and writes nothing', async () => {
    const station = openCounter({
      'people.search': () => [found],
      'people.get': () => found,
      'cases.get': () => accepted,
      'prints.get': () => receipt('confirmed'),
      'prints.forCase': () => [receipt('confirmed')],
    });
    await findZhang();
    await chooseWithEnter();
    expect(screen.getByTestId('person-look').textContent).toContain('查看档案');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'o', ctrlKey: true });
    const page = await screen.findByTestId('case-page');
    expect(screen.getByTestId('case-reading').textContent).toBe('只看，不能改');
    expect((await screen.findByTestId('case-number')).textContent).toBe('XC0001');
    const boxes = [...page.querySelectorAll<HTMLElement>('.case-fields :is(input, textarea, select)')];
    expect(boxes.length).toBeGreaterThan(3);
    expect(boxes.filter((box) => !box.matches(':disabled'))).toEqual([]);
    expect(page.querySelector('[data-testid^="shoot-"], [data-testid^="choose-"]')).toBeNull();
    expect(station.asked('cases.open')).toEqual([]);
    fireEvent.click(screen.getByTestId('case-back'));
    await screen.findByTestId('person-look');
    expect(screen.queryByTestId('view-case')).toBeNull();
  });

  it('is not offered to be read while it is a draft', async () => {
    const draft = { ...zhang, case: { id: accepted.id, state: 'draft', caseNumber: null } as const };
    openCounter({ 'people.search': () => [draft], 'people.get': () => draft });
    await findZhang();
    await chooseWithEnter();
    expect(screen.queryByTestId('person-look')).toBeNull();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'o', ctrlKey: true });
    expect(screen.queryByTestId('case-page')).toBeNull();
  });
});

describe('booking on the telephone', () => {
  it('takes three fields and no mouse', async () => {
    const station = openCounter({ 'appointments.book': () => zhangsBooking });
    const entered = new Set<string>();
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('input, textarea, [role=listbox]')) {
        entered.add(target.dataset['testid'] ?? target.outerHTML);
      }
    });
    await findZhang();
    await chooseWithEnter();
    await cursorAt('slots');
    press('ArrowDown');
    press('Enter');
    const phone = await cursorAt('booking-phone');
    fireEvent.change(phone, { target: { value: '13900000099' } });
    press('Enter');
    expect(await screen.findByTestId('read-out-sentence')).toHaveProperty(
      'textContent',
      expect.stringContaining('2月28日上午9点'),
    );
    expect([...entered]).toEqual(['people-search', 'slots', 'booking-phone']);
    const [call, ...more] = station.asked('appointments.book');
    expect(more).toEqual([]);
    expect(call?.input).toMatchObject({
      personId: zhang.id,
      slotId: slots[1].id,
      phone: '13900000099',
      channel: 'phone',
      clerk: SEAT.clerk,
    });
  });

  it('books the time it keeps, also for a clerk faster than the station', async () => {
    const kept = Promise.withResolvers<object>();
    const station = openCounter({ 'appointments.hold': () => kept.promise, 'appointments.book': () => zhangsBooking });
    await findZhang();
    await chooseWithEnter();
    await cursorAt('slots');
    press('Enter');
    await cursorAt('booking-phone');
    press('Enter');
    await waitFor(() => expect(station.asked('appointments.hold')).toHaveLength(1));
    expect(station.asked('appointments.book')).toEqual([]);
    const holdId = '7b0c4b8e-2f6d-4c55-9d0c-555555555555';
    kept.resolve({ holdId, slotId: station.asked('appointments.hold')[0]?.input['slotId'], expiresAtMs: 0 });
    await screen.findByTestId('read-out-sentence');
    expect(station.asked('appointments.book').map((call) => call.input['holdId'])).toEqual([holdId]);
  });

  it('lets one key press do one step, however long the key is held', async () => {
    const station = openCounter({ 'appointments.book': () => zhangsBooking });
    await findZhang();
    await chooseWithEnter();
    const slotList = await cursorAt('slots');
    press('Enter', true);
    expect(document.activeElement).toBe(slotList);
    press('Enter');
    const phone = await cursorAt('booking-phone');
    press('Enter', true);
    press('Enter');
    const card = await screen.findByTestId('read-out');
    expect(station.asked('appointments.book')).toHaveLength(1);
    // A button here would take the rest of the key press for a click.
    await waitFor(() => expect(document.activeElement).toBe(card));
    press('Enter', true);
    expect(screen.getByTestId('read-out')).toBe(card);
    press('Enter');
    await cursorAt('people-search');
    expect(screen.queryByTestId('read-out')).toBeNull();
    expect(phone.isConnected).toBe(false);
  });

  it('keeps person and telephone when somebody else took the slot in the same second', async () => {
    let taken = false;
    const station = openCounter({
      'appointments.book': () => {
        taken = true;
        throw refusal('slot.full');
      },
      'appointments.slots': () => [
        { date: slots[0].date, closedReason: null, slots: [{ ...slots[0], taken: taken ? 1 : 0 }, slots[1]] },
      ],
    });
    await findZhang();
    fireEvent.click(screen.getByTestId('person-result'));
    await cursorAt('slots');
    press('Enter');
    fireEvent.change(await cursorAt('booking-phone'), { target: { value: '13900000099' } });
    press('Enter');
    await screen.findByTestId('slot-lost');
    await waitFor(() =>
      expect(document.querySelector('[data-slot="2022-02-28 09:00"]')?.getAttribute('data-free')).toBe('false'),
    );
    expect(station.asked('appointments.slots').length).toBeGreaterThan(1);
    expect(screen.getByTestId('person-chosen').textContent).toContain(zhang.name);
    expect(screen.getByTestId<HTMLInputElement>('booking-phone').value).toBe('13900000099');
    await cursorAt('slots');
  });

  it('offers the next person no seat from the list read for the one before', async () => {
    const answers: PromiseWithResolvers<unknown>[] = [];
    const day = (taken: number) => [
      { date: slots[0].date, closedReason: null, slots: [{ ...slots[0], taken }, slots[1]] },
    ];
    openCounter({
      'appointments.book': () => zhangsBooking,
      'appointments.slots': () => {
        const answer = Promise.withResolvers<unknown>();
        answers.push(answer);
        return answer.promise;
      },
    });
    await findZhang();
    await chooseWithEnter();
    await waitFor(() => expect(answers).toHaveLength(1));
    answers[0]?.resolve(day(0));
    await cursorAt('slots');
    press('Enter');
    await cursorAt('booking-phone');
    press('Enter');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('read-out')));
    press('Enter');
    fireEvent.change(await cursorAt('people-search'), { target: { value: 'zj' } });
    await screen.findByTestId('person-result');
    await chooseWithEnter();
    // The station has not said yet that the seat is gone; whoever presses Enter now must not run into it.
    await waitFor(() => expect(answers.length).toBeGreaterThan(1));
    expect(screen.queryByTestId('slots')).toBeNull();
    for (const answer of answers) answer.resolve(day(1));
    await cursorAt('slots');
    expect(document.querySelector('[aria-selected=true][data-slot]')?.getAttribute('data-slot')).toBe(
      '2022-02-28 09:30',
    );
  });

  it('does not choose from a list that answers an earlier text', async () => {
    const pending: ((people: unknown) => void)[] = [];
    openCounter({ 'people.search': () => new Promise((resolve) => pending.push(resolve)) });
    await screen.findByTestId('view-work');
    press('F7');
    const box = await cursorAt('people-search');
    fireEvent.change(box, { target: { value: 'zj' } });
    await waitFor(() => expect(pending.length).toBe(1));
    pending[0]?.([zhang]);
    await screen.findByTestId('person-result');
    fireEvent.change(box, { target: { value: 'zjg' } });
    press('Enter');
    await waitFor(() => expect(pending.length).toBe(2));
    press('Enter');
    expect(screen.queryByTestId('person-chosen')).toBeNull();
    expect(screen.getByTestId('person-result')).toBeDefined();
  });

  it('keeps a half-made booking while the clerk looks at the queue', async () => {
    openCounter({});
    await findZhang();
    await chooseWithEnter();
    fireEvent.change(await screen.findByTestId('booking-phone'), { target: { value: '13900000099' } });
    fireEvent.click(screen.getByTestId('view-work'));
    await screen.findByTestId('current-empty');
    press('F7');
    expect(screen.getByTestId<HTMLInputElement>('booking-phone').value).toBe('13900000099');
  });

  it('tells why a phase is not open, and offers no time', async () => {
    const eligibility = { ...zhang.eligibility, state: 'not-yet', reason: '4月1日起办理第三阶段。' } as const;
    const later = { ...zhang, eligibility };
    openCounter({ 'people.search': () => [later], 'people.get': () => later });
    await findZhang();
    await chooseWithEnter();
    expect((await screen.findByTestId('phase-reason')).textContent).toContain('4月1日起办理第三阶段。');
    expect(screen.queryByTestId('slots')).toBeNull();
  });
});
