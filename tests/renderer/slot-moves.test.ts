import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/civil-date.ts';
import { slot } from '#shared/contract/appointments.ts';
import { firstFree, moveSlot, type SlotDay } from '#renderer/features/appointments/slot-moves.ts';

const seat = (date: string, startsAt: string, taken = 0, bookable = true) =>
  slot.parse({
    id: randomUUID(),
    kind: 'hall',
    date,
    startsAt,
    endsAt: '23:00',
    site: '大厅',
    ledBy: '',
    capacity: 2,
    taken,
    held: 0,
    bookable,
  });

const days: readonly SlotDay[] = [
  {
    date: '2026-03-02',
    closedReason: null,
    slots: [
      seat('2026-03-02', '08:30', 0, false),
      seat('2026-03-02', '09:00'),
      seat('2026-03-02', '10:00', 2),
      seat('2026-03-02', '11:00'),
    ],
  },
  { date: '2026-03-03', closedReason: '放假', slots: [] },
  { date: '2026-03-04', closedReason: null, slots: [seat('2026-03-04', '08:30'), seat('2026-03-04', '10:00')] },
];

function walk(...keys: readonly string[]): string {
  let at = firstFree(days);
  for (const key of keys) at = moveSlot(days, at?.id ?? null, key);
  return at === null ? 'nowhere' : `${at.date} ${at.startsAt}`;
}

describe('moving over slots with the arrow keys', () => {
  it('starts on the first slot that can be taken', () => {
    expect(walk()).toBe('2026-03-02 09:00');
    expect(moveSlot(days, null, 'ArrowDown')?.startsAt).toBe('09:00');
  });

  it('would rather offer one still to begin than one that is running', () => {
    expect(firstFree(days, instantOf('2026-03-02', '09:00'))?.startsAt).toBe('09:00');
    expect(firstFree(days, instantOf('2026-03-02', '09:01'))?.startsAt).toBe('11:00');
    expect(firstFree(days.slice(0, 1), instantOf('2026-03-02', '11:30'))?.startsAt).toBe('09:00');
  });

  it('goes down and up within the day past full slots, and stops at the ends', () => {
    expect(walk('ArrowDown')).toBe('2026-03-02 11:00');
    expect(walk('ArrowDown', 'ArrowDown')).toBe('2026-03-02 11:00');
    expect(walk('ArrowDown', 'ArrowUp')).toBe('2026-03-02 09:00');
    expect(walk('ArrowUp')).toBe('2026-03-02 09:00');
  });

  it('goes to the next open day at about the same time, and back', () => {
    expect(walk('ArrowRight')).toBe('2026-03-04 08:30');
    expect(walk('ArrowDown', 'ArrowRight')).toBe('2026-03-04 10:00');
    expect(walk('ArrowRight', 'ArrowLeft')).toBe('2026-03-02 09:00');
    expect(walk('ArrowRight', 'ArrowRight')).toBe('2026-03-04 08:30');
  });

  it('finds nowhere to go when all is taken', () => {
    expect(moveSlot([], null, 'ArrowDown')).toBeNull();
  });
});
