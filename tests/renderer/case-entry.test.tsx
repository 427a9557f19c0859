import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import { renderWith, scriptedStation, SEAT, zhangsCase, zhangsForm, zhangsTicket } from './counter-station.tsx';

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const choices = [
  { code: '城镇职工', name: '城镇职工' },
  { code: '无', name: '无' },
];
const insurance = {
  key: 'insurance',
  title: '社保',
  fields: [
    { key: 'pension', label: '养老保险', kind: 'choice' as const, required: false, choices },
    {
      key: 'pensionMonths',
      label: '参保时长',
      kind: 'number' as const,
      required: false,
      onlyWhen: { field: 'pension', is: 'is' as const, value: '城镇职工' },
    },
    { key: 'housing', label: '住房', kind: 'text' as const, required: false },
  ],
};

const box = (key: string) => screen.getByTestId<HTMLInputElement>(`entry-${key}`);

it('brings up no case over what the clerk has turned to since', async () => {
  const opening = Promise.withResolvers<ReturnType<typeof zhangsCase>>();
  const station = scriptedStation({
    'queue.atCounter': () => zhangsTicket(),
    'cases.open': () => opening.promise,
    'cases.get': () => zhangsCase(),
  });
  renderWith(station.connection, <CounterScreen />);
  await waitFor(() => expect(screen.getByTestId('open-case').matches(':disabled')).toBe(false));
  fireEvent.click(screen.getByTestId('open-case'));
  fireEvent.keyDown(window, { key: 'F7' });
  await act(async () => {
    opening.resolve(zhangsCase());
    await opening.promise;
  });
  await waitFor(() => expect(screen.getByTestId('view-case').matches(':disabled')).toBe(false));
  expect(screen.queryByTestId('case-page')).toBeNull();
  fireEvent.click(screen.getByTestId('view-case'));
  expect(await screen.findByTestId('case-page')).toBeTruthy();
});

it('leads Enter into a box that the answer has just brought up, and past one it has taken away', async () => {
  const document = zhangsCase({ focusField: 'pension' });
  const station = scriptedStation({
    'queue.atCounter': () => zhangsTicket(),
    'cases.open': () => document,
    'cases.get': () => document,
    'forms.ofCase': () => ({ ...zhangsForm, sections: [insurance] }),
    'cases.saveField': () => ({ savedAtMs: document.openedAtMs }),
  });
  renderWith(station.connection, <CounterScreen />);
  await waitFor(() => expect(screen.getByTestId('open-case').matches(':disabled')).toBe(false));
  fireEvent.click(screen.getByTestId('open-case'));
  await screen.findByTestId('case-page');
  fireEvent.keyDown(window, { key: 'b', ctrlKey: true });
  await screen.findByTestId('entry-sheet');
  const answer = (key: string, typed: string): void => {
    fireEvent.focus(box(key));
    fireEvent.change(box(key), { target: { value: typed } });
    fireEvent.keyDown(box(key), { key: 'Enter' });
  };

  answer('pension', '1');
  expect(globalThis.document.activeElement).toBe(box('pensionMonths'));
  answer('pension', '2');
  expect(globalThis.document.activeElement).toBe(box('housing'));
});
