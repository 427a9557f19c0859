import { describe, expect, it } from 'vitest';
import { afterCrash, giveUpMessage, type CrashHistory } from '#electron/launch/restart-policy.ts';
import { readFromStation } from '#electron/launch/station-messages.ts';
import { decideKey, type KeyFacts } from '#electron/main/key-choice.ts';

describe('restart after a crash', () => {
  function crashAt(...times: number[]): (number | string)[] {
    let history: CrashHistory = [];
    return times.map((at) => {
      const next = afterCrash(history, at);
      if (next.action === 'give-up') return giveUpMessage(next);
      history = next.history;
      return next.delayMs;
    });
  }

  it('waits twice as long each time and gives up at the sixth crash within two minutes', () => {
    expect(crashAt(0, 1000, 2000, 3000, 4000, 5000)).toEqual([
      250,
      500,
      1000,
      2000,
      4000,
      'The station process stopped 6 times within 2 minutes and is not started again.',
    ]);
  });

  it('forgets crashes older than two minutes', () => {
    expect(crashAt(0, 119_999)).toEqual([250, 500]);
    expect(crashAt(0, 120_000)).toEqual([250, 250]);
    expect(crashAt(0, 60_000, 120_000, 180_000, 240_000, 300_000, 360_000)).toEqual([
      250, 500, 500, 500, 500, 500, 500,
    ]);
  });
});

describe('messages of the station process', () => {
  it('reads the two it knows', () => {
    expect(readFromStation({ type: 'ready', extra: 1 })).toEqual({ type: 'ready' });
    expect(readFromStation({ type: 'fatal', code: 'database.newer', message: 'm' })).toEqual({
      type: 'fatal',
      code: 'database.newer',
      message: 'm',
    });
  });

  it.each([
    null,
    undefined,
    'ready',
    1,
    {},
    { type: 'other' },
    { type: 'fatal' },
    { type: 'fatal', code: 1, message: 'm' },
  ])('ignores %j', (data) => {
    expect(readFromStation(data)).toBeNull();
  });
});

describe('where the database key comes from', () => {
  const fresh: KeyFacts = { sealedKeyExists: false, plainKeyExists: false, keychainAvailable: true, backend: null };

  it.each<[string, Partial<KeyFacts>, string]>([
    ['a new station with a keychain', {}, 'make-sealed'],
    ['a new station with a Linux keychain', { backend: 'gnome_libsecret' }, 'make-sealed'],
    ['a new station without one', { keychainAvailable: false }, 'use-file'],
    ['a keychain whose password everybody has', { backend: 'basic_text' }, 'use-file'],
    ['a keychain not asked yet', { backend: 'unknown' }, 'use-file'],
    ['a station that began under plain Node', { plainKeyExists: true }, 'use-file'],
    ['a sealed key and its keychain', { sealedKeyExists: true }, 'open-sealed'],
    ['a sealed key beside a file key', { sealedKeyExists: true, plainKeyExists: true }, 'open-sealed'],
    ['a sealed key whose keychain is gone', { sealedKeyExists: true, keychainAvailable: false }, 'refuse'],
    ['a sealed key under basic_text', { sealedKeyExists: true, plainKeyExists: true, backend: 'basic_text' }, 'refuse'],
  ])('%s', (_name, change, decision) => {
    expect(decideKey({ ...fresh, ...change })).toBe(decision);
  });
});
