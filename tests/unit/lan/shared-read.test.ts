import { describe, expect, test, vi } from 'vitest';
import { Broadcast } from '#electron/platform/broadcast.ts';
import { sharedRead } from '#electron/platform/shared-read.ts';

describe('a shared read', () => {
  test('is made once for all who ask between two changes', () => {
    const changes = new Broadcast<string>();
    const read = vi.fn(() => ({}));
    const shared = sharedRead(changes, read);
    const [one, two] = [shared(), shared()];
    expect(one).toBe(two);
    expect(read).toHaveBeenCalledTimes(1);
    changes.publish('queue');
    expect(shared()).not.toBe(one);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('grows old by the clock', () => {
    vi.useFakeTimers();
    try {
      const read = vi.fn(() => ({}));
      const shared = sharedRead(new Broadcast<string>(), read);
      shared();
      vi.advanceTimersByTime(1_999);
      shared();
      expect(read).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(2);
      shared();
      expect(read).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
