import { fireEvent, screen } from '@testing-library/react';
import { expect, vi } from 'vitest';
import { cardReadId, helpRequestId, identityId, printJobId } from '#shared/contract/base.ts';
import type { ReaderEvent } from '#shared/contract/devices.ts';
import type { KioskCandidate, KioskHelp } from '#shared/contract/kiosk.ts';
import type { PrintJob } from '#shared/contract/prints.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import { lineText, type KioskGaps } from '#shared/domain/kiosk-speech.ts';
import type { KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { KioskScreen } from '#renderer/screens/kiosk/KioskScreen.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation, printerReady, readerIdle, type FakeAnswers } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

export const VALID = '99999919430307002X';
const jobId = printJobId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000aa');
export const issued: CheckInResult = {
  ticket: sampleTicket,
  peopleAhead: 3,
  expectedWaitMinutes: null,
  issued: true,
  printJobId: jobId,
};
export const zhang: KioskCandidate = {
  identityId: identityId.parse('7b0c2f0e-8a55-4f0e-9c3e-000000000101'),
  maskedName: '张**',
  sex: '1',
  age: null,
};
export const called: KioskHelp = {
  id: helpRequestId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000f1'),
  state: 'waiting',
  takenBy: null,
  closedHow: null,
  result: null,
};

export type CheckIn = (input: { readonly who: unknown; readonly requestId: string }) => Promise<CheckInResult>;

export const say = (key: KioskSentenceKey, gaps?: KioskGaps): string => lineText({ key, gaps });

export function job(state: PrintJob['state']): PrintJob {
  return {
    id: jobId,
    kind: 'queue-ticket',
    subject: 'A012',
    name: '张建国',
    state,
    condition: null,
    copy: 0,
    template: 'shipped',
    attempts: 1,
    createdAtMs: 0,
    changedAtMs: 0,
  };
}

export async function openKiosk(checkIn: CheckIn, more: FakeAnswers = {}, status = readerIdle) {
  const reader = new EventFeed<ReaderEvent>();
  const changes = new EventFeed<ChangeEvent>();
  const station = createFakeStation({
    queue: { checkIn },
    prints: { get: () => job('confirmed') },
    changes: { watch: (_input, signal) => changes.stream(signal) },
    ...more,
    kiosk: { identify: () => [zhang], ...more.kiosk },
    devices: {
      status: () => ({ reader: readerIdle, printer: printerReady }),
      ...more.devices,
      watchReader: (_input, signal) => reader.stream(signal, [{ kind: 'status', status }]),
    },
  });
  const page = renderWithStation(station, <KioskScreen />);
  await screen.findByText(say('welcome-question'));
  await vi.waitFor(() => expect(reader.readers).toBe(1));
  const tap = (last: string): void => {
    const id = cardReadId.parse(`7b0c2f0e-8a55-4f0e-9c3e-0000000000${last}`);
    reader.push({ kind: 'card', cardReadId: id, maskedName: '张**', personId: null });
  };
  return { ...page, reader, tap, changed: () => changes.push({ nouns: ['kiosk', 'devices'] }) };
}

export const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
export const typed = (): string => screen.getByTestId('typed-number').textContent;

export function type(number: string, way: 'welcome-id-number' | 'welcome-phone' = 'welcome-id-number'): void {
  press(say(way));
  for (const key of number) press(key);
}
