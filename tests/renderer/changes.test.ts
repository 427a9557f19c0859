import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import { followChanges, isStale } from '#renderer/lib/changes.ts';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation, everythingChanged } from '#tests/support/fake-station.ts';
import { handLine } from '#tests/support/hand-line.ts';

const key = (noun: string, verb: string) => [[noun, verb], { type: 'query' }];

describe('what a change makes stale', () => {
  it.each([
    ['queue.hall', key('queue', 'hall'), ['queue'], true],
    ['queue.hall', key('queue', 'hall'), ['prints'], false],
    ['people.search', key('people', 'search'), ['appointments'], true],
    ['people.search', key('people', 'search'), ['prints'], false],
    ['reports.day', key('reports', 'day'), ['cases'], true],
    ['a key of another make', ['queue'], ['queue'], false],
  ] as const)('%s after %j', (_name, queryKey, changed, stale) => {
    expect(isStale(queryKey, changed)).toBe(stale);
  });
});

describe('following changes', () => {
  it('subscribes again after the stream broke', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const feed = new EventFeed<ChangeEvent>();
    let streams = 0;
    const station = createFakeStation({
      changes: {
        watch: (_input, signal) => {
          streams += 1;
          if (streams === 1) throw new Error('line broke');
          return feed.stream(signal, [everythingChanged]);
        },
      },
    });
    const cache = new QueryClient();
    cache.setQueryData(key('queue', 'hall'), 'old');
    const stop = followChanges(handLine(station), cache);
    await vi.waitFor(() => expect(cache.getQueryState(key('queue', 'hall'))?.isInvalidated).toBe(true), 5000);
    stop();
    await vi.waitFor(() => expect(feed.readers).toBe(0));
  });
});
