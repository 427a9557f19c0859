import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseDocument } from '#shared/contract/cases.ts';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import {
  lineLost,
  refusal,
  renderWith,
  scriptedStation,
  SEAT,
  zhangsCase,
  zhangsTicket,
  type Handlers,
} from './counter-station.tsx';

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function openCase(document: CaseDocument, handlers: Handlers = {}) {
  const station = scriptedStation({
    'queue.atCounter': () => zhangsTicket(),
    'cases.open': () => document,
    'cases.get': () => document,
    'cases.saveField': () => ({ savedAtMs: document.openedAtMs }),
    ...handlers,
  });
  renderWith(station.connection, <CounterScreen />);
  await again();
  return station;
}

async function again(): Promise<void> {
  await waitFor(() => expect(screen.getByTestId('open-case').matches(':disabled')).toBe(false));
  fireEvent.click(screen.getByTestId('open-case'));
  await screen.findByTestId('case-page');
}

const box = (key: string): HTMLInputElement => screen.getByTestId(`field-${key}`);
const saveState = (): string | undefined => screen.getByTestId('save-mark').dataset['state'];

function type(key: string, value: string): void {
  fireEvent.focus(box(key));
  fireEvent.change(box(key), { target: { value } });
}

describe('the case form', () => {
  it('shows where a value came from', async () => {
    await openCase(zhangsCase());
    expect(screen.getByTestId('source-phone').textContent).toBe('预约');
    expect(screen.queryByTestId('source-address')).toBeNull();
  });

  it('names beside a box what the page has no shape for, and saves what was typed', async () => {
    const { calls } = await openCase(zhangsCase());
    type('address', '近\u{31350}里');
    const row = box('address').closest('.field-row');
    expect(row?.querySelector('.field-note')?.textContent).toContain('[U+31350]');
    expect(box('address').value).toBe('近\u{31350}里');
    fireEvent.blur(box('address'));
    await waitFor(() => expect(JSON.stringify(calls)).toContain('近\u{31350}里'));
    type('address', '近开里');
    expect(row?.textContent).not.toContain('[U+');
  });

  it('says with each value what it was typed over', async () => {
    const document = zhangsCase();
    const station = await openCase(document);
    type('phone', '13900000002');
    type('address', '近开里');
    fireEvent.blur(box('address'));
    await waitFor(() => expect(station.asked('cases.saveField')).toHaveLength(2));
    const seen = station.asked('cases.saveField').map(({ input }) => [input['field'], input['seenAtMs']]);
    expect(seen).toEqual([
      ['phone', document.fields['phone']?.changedAtMs],
      ['address', null],
    ]);
  });

  it('shows only the fields of this kind of card', async () => {
    await openCase(zhangsCase());
    expect(screen.getByTestId('field-enlistedOn')).toBeDefined();
    expect(screen.queryByTestId('field-relation')).toBeNull();
  });

  it('puts the cursor where the last clerk left off', async () => {
    await openCase(zhangsCase({ focusField: 'enlistedOn' }));
    await waitFor(() => expect(document.activeElement).toBe(box('enlistedOn')));
  });

  it('puts the cursor on the first thing missing in a new case', async () => {
    await openCase(zhangsCase());
    await waitFor(() => expect(document.activeElement).toBe(box('address')));
  });

  it('saves a field when the clerk leaves it, a date in its full form, and says so', async () => {
    const station = await openCase(zhangsCase());
    type('enlistedOn', '19580312');
    fireEvent.blur(box('enlistedOn'));
    await waitFor(() => expect(saveState()).toBe('saved'));
    expect(station.asked('cases.saveField').map(({ input }) => [input['field'], input['value']])).toEqual([
      ['enlistedOn', '1958-03-12'],
    ]);
    expect(box('enlistedOn').value).toBe('1958-03-12');
    expect(screen.getByTestId('source-enlistedOn').textContent).toBe('手工');
  });

  it('does not save the letters of an input method before they are characters', async () => {
    const station = await openCase(zhangsCase());
    fireEvent.focus(box('address'));
    fireEvent.compositionStart(box('address'));
    fireEvent.change(box('address'), { target: { value: "xin'cun" } });
    fireEvent.blur(box('enlistedOn'));
    expect(station.asked('cases.saveField')).toEqual([]);
    fireEvent.change(box('address'), { target: { value: '新村' } });
    fireEvent.compositionEnd(box('address'));
    fireEvent.blur(box('address'));
    await waitFor(() => expect(station.asked('cases.saveField').map(({ input }) => input['value'])).toEqual(['新村']));
  });

  it('keeps what was typed while the line is down, even when the case is left and opened again', async () => {
    let down = true;
    const station = await openCase(zhangsCase(), {
      'cases.saveField': () => {
        if (down) throw lineLost();
        return { savedAtMs: 1 };
      },
    });
    type('phone', '13900000099');
    fireEvent.click(screen.getByTestId('case-back'));
    await waitFor(() => expect(station.asked('cases.saveField').length).toBe(1));
    await again();
    expect(box('phone').value).toBe('13900000099');
    expect(saveState()).toBe('waiting');
    down = false;
    await waitFor(() => expect(saveState()).toBe('saved'), { timeout: 5000 });
    const ids = new Set(station.asked('cases.saveField').map(({ input }) => input['requestId']));
    expect(ids.size).toBe(1);
    expect(box('phone').value).toBe('13900000099');
  });

  it('keeps a refused value in its box and says why after the clerk has left it', async () => {
    await openCase(zhangsCase(), {
      'cases.saveField': () => {
        throw refusal('case.fieldInvalid', { field: 'phone' });
      },
    });
    type('phone', '12');
    fireEvent.blur(box('phone'));
    await waitFor(() => expect(saveState()).toBe('refused'));
    expect(box('phone').value).toBe('12');
    expect(document.querySelector('.field-note-problem')?.textContent).toContain('没有存上');
  });

  it('sends what is held back when the page is hidden', async () => {
    const station = await openCase(zhangsCase());
    type('phone', '13900000099');
    expect(station.asked('cases.saveField')).toEqual([]);
    fireEvent(window, new Event('pagehide'));
    expect(station.asked('cases.saveField').length).toBe(1);
  });

  it('strikes a field off the missing list as soon as it is saved, and nothing that no form shows', async () => {
    await openCase(zhangsCase());
    type('address', '某市某区试样路1号');
    fireEvent.blur(box('address'));
    await waitFor(() => expect(screen.queryByTestId('missing-address')).toBeNull());
    expect(screen.getByTestId('missing-photo')).toBeDefined();
    expect(screen.getByTestId('missing-enlistedOn')).toBeDefined();
  });

  it('lets a click in the missing list lead to the field', async () => {
    await openCase(zhangsCase({ focusField: 'phone' }));
    await waitFor(() => expect(document.activeElement).toBe(box('phone')));
    fireEvent.click(screen.getByTestId('missing-address'));
    expect(document.activeElement).toBe(box('address'));
  });

  it('accepts after the last key is saved, and shows the number', async () => {
    const complete = zhangsCase({ missing: [] });
    let current = complete;
    const order: string[] = [];
    await openCase(complete, {
      'cases.get': () => current,
      'cases.saveField': () => {
        order.push('save');
        return { savedAtMs: 1 };
      },
      'cases.accept': () => {
        order.push('accept');
        current = { ...complete, state: 'accepted', caseNumber: 'XC2022022800001' };
        return { caseNumber: 'XC2022022800001', printJobId: null, acceptedAtMs: 2 };
      },
    });
    type('phone', '13900000099');
    fireEvent.click(screen.getByTestId('accept'));
    expect((await screen.findByTestId('case-number')).textContent).toBe('XC2022022800001');
    expect(order).toEqual(['save', 'accept']);
  });

  it('does not accept while a field is refused', async () => {
    const station = await openCase(zhangsCase({ missing: [] }), {
      'cases.saveField': () => {
        throw refusal('case.fieldInvalid', { field: 'phone' });
      },
      'cases.accept': () => ({ caseNumber: 'XC2022022800001', printJobId: null, acceptedAtMs: 2 }),
    });
    type('phone', '12');
    fireEvent.click(screen.getByTestId('accept'));
    await waitFor(() => expect(document.activeElement).toBe(box('phone')));
    expect(station.asked('cases.accept')).toEqual([]);
  });

  it('shows the list again when the station finds the case incomplete', async () => {
    const complete = zhangsCase({ missing: [] });
    let current = complete;
    await openCase(complete, {
      'cases.get': () => current,
      'cases.accept': () => {
        current = { ...complete, missing: ['photo'] };
        throw refusal('case.incomplete', { missing: ['photo'] });
      },
    });
    fireEvent.click(screen.getByTestId('accept'));
    expect(await screen.findByTestId('missing-photo')).toBeDefined();
  });

  it('says that there is no camera and leaves the file way', async () => {
    await openCase(zhangsCase());
    fireEvent.click(screen.getByTestId('photo-camera'));
    expect((await screen.findByTestId('camera-problem')).textContent).toContain('从文件选');
    expect(screen.getByTestId('photo-file')).toBeDefined();
  });
});
