import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import type { StoreHealth } from '#shared/contract/station.ts';
import { devicesText } from '#shared/i18n/zh-CN/devices.ts';
import { StoreDamage, StoreNote } from '#renderer/features/devices/StoreNote.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleDescription } from '#tests/support/sample-description.ts';

afterEach(cleanup);

function open(first: StoreHealth, only = false) {
  const changes = new EventFeed<ChangeEvent>();
  let health = first;
  const station = createFakeStation({
    station: { describe: () => sampleDescription, storeHealth: () => health },
    changes: { watch: (_input, signal) => changes.stream(signal) },
  });
  renderWithStation(station, only ? <StoreDamage /> : <StoreNote />);
  return (next: StoreHealth): void => {
    health = next;
    changes.push({ nouns: ['station'] });
  };
}

const checking: StoreHealth = { state: 'checking', checkedAtMs: null, snapshot: null };
const checkedAtMs = Date.UTC(2022, 1, 28, 0, 1);

it('says that the data are sound once they were read through', async () => {
  const become = open(checking);
  expect(await screen.findByText(devicesText.store.checking)).toBeTruthy();
  become({ state: 'sound', checkedAtMs, snapshot: null });
  expect((await screen.findByText(/完好/)).textContent).toContain('2022-02-28 08:01');
});

it('says of damaged data what to do in order, and names the copy there is', async () => {
  open({ state: 'damaged', checkedAtMs, snapshot: 'before-migration.db.1' });
  const steps = (await screen.findByTestId('store-damage')).querySelectorAll('li');
  expect([...steps].map((step) => step.textContent)).toEqual([
    ...devicesText.store.steps,
    devicesText.store.withSnapshot('before-migration.db.1'),
    devicesText.store.call,
  ]);
});

it('stays out of the way on other pages until something is damaged', async () => {
  const become = open({ state: 'sound', checkedAtMs, snapshot: null }, true);
  expect(screen.queryByTestId('store-damage')).toBeNull();
  become({ state: 'damaged', checkedAtMs, snapshot: null });
  await vi.waitFor(() => expect(screen.getByText(devicesText.store.withoutSnapshot)).toBeTruthy());
});
