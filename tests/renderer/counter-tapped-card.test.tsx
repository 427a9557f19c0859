import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readerEvent, type ReaderEvent } from '#shared/contract/devices.ts';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import {
  renderWith,
  scriptedStation,
  SEAT,
  zhang,
  zhangsCase,
  zhangsTicket,
  type Handlers,
} from './counter-station.tsx';

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function openCounter(handlers: Handlers = {}) {
  const reader = new EventFeed<ReaderEvent>();
  const { connection, asked } = scriptedStation({
    'devices.watchReader': () => reader.stream(undefined),
    ...handlers,
  });
  renderWith(connection, <CounterScreen />);
  await screen.findByTestId('view-work');
  await waitFor(() => expect(reader.readers).toBe(2));
  const tap = (personId: string | null) =>
    reader.push(readerEvent.parse({ kind: 'card', cardReadId: crypto.randomUUID(), maskedName: '张＊国', personId }));
  return Object.assign(tap, { asked });
}

const search = () => screen.getByTestId('people-search');

it('brings the person up at once when the clerk is looking for one', async () => {
  const tap = await openCounter();
  fireEvent.click(screen.getByTestId('view-booking'));
  tap(zhang.id);
  expect((await screen.findByTestId('person-chosen')).textContent).toContain(zhang.name);
  expect(screen.queryByTestId('tapped-card')).toBeNull();
});

it('only offers the person to a clerk who has begun something, and chooses them on a click', async () => {
  const tap = await openCounter();
  fireEvent.click(screen.getByTestId('view-booking'));
  fireEvent.change(search(), { target: { value: '王' } });
  tap(zhang.id);
  expect((await screen.findByTestId('tapped-card')).textContent).toContain('张＊国');
  expect(screen.queryByTestId('person-chosen')).toBeNull();
  fireEvent.click(screen.getByTestId('tapped-show'));
  expect((await screen.findByTestId('person-chosen')).textContent).toContain(zhang.name);
  expect(screen.queryByTestId('tapped-card')).toBeNull();
});

it('changes nothing behind another view, and offers the person there', async () => {
  const tap = await openCounter();
  tap(zhang.id);
  await screen.findByTestId('tapped-card');
  expect(screen.queryByTestId('person-chosen')).toBeNull();
  expect(screen.getByTestId('view-work').getAttribute('aria-current')).toBe('page');
});

it('leads to the registration of somebody the roster does not have', async () => {
  const tap = await openCounter();
  fireEvent.click(screen.getByTestId('view-booking'));
  tap(null);
  expect((await screen.findByTestId('tapped-card')).textContent).toContain('名册里没有');
  fireEvent.click(screen.getByTestId('tapped-show'));
  expect(await screen.findByTestId('register-form')).toBeTruthy();
});

it('fills the open draft of the person it belongs to, and no other', async () => {
  const tap = await openCounter({
    'queue.atCounter': () => zhangsTicket(),
    'cases.open': () => zhangsCase(),
    'cases.get': () => zhangsCase(),
  });
  fireEvent.click(await screen.findByTestId('open-case'));
  await screen.findByTestId('case-page');
  expect(tap.asked('cases.open')).toHaveLength(1);
  tap(crypto.randomUUID());
  tap(zhang.id);
  await waitFor(() => expect(tap.asked('cases.open')).toHaveLength(2));
  expect(tap.asked('cases.open')[1]?.input).toMatchObject({ personId: zhang.id });
});
