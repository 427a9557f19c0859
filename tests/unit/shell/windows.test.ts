import { describe, expect, it } from 'vitest';
import { parseWindowWishes, type WindowWish } from '#electron/launch/window-wishes.ts';
import {
  endsTheDay,
  inCountingOrder,
  mayClose,
  planWindows,
  secondStart,
  type Screen,
} from '#electron/main/window-plan.ts';

const main: Screen = { id: 11, primary: true, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const right: Screen = { id: 22, primary: false, bounds: { x: 1920, y: 0, width: 1080, height: 1920 } };
const left: Screen = { id: 33, primary: false, bounds: { x: -1280, y: 0, width: 1280, height: 720 } };

function wishes(text: string): readonly WindowWish[] {
  const parsed = parseWindowWishes(text);
  if (parsed === null) throw new Error(`not a list: ${text}`);
  return parsed;
}

function plan(text: string, ...screens: Screen[]): string[] {
  return planWindows(text === '' ? [] : wishes(text), screens).map(
    ({ surface, mode, screenId }) => `${surface} ${mode} ${screenId}`,
  );
}

describe('window plan', () => {
  it('opens the counter on the main screen when nothing is said', () => {
    expect(planWindows([], [right, main])).toEqual([
      {
        surface: 'counter',
        screenId: 11,
        bounds: { x: 240, y: 90, width: 1440, height: 900 },
        mode: 'window',
        keepAwake: false,
      },
    ]);
  });

  it('counts screens from the main one, then from left to right', () => {
    expect(inCountingOrder([right, left, main]).map((screen) => screen.id)).toEqual([11, 33, 22]);
  });

  it('gives kiosk and hall the screens they were given', () => {
    expect(plan('counter,kiosk@3,hall@2', left, main, right)).toEqual([
      'counter window 11',
      'kiosk kiosk 22',
      'hall fullscreen 33',
    ]);
    expect(planWindows(wishes('counter,kiosk@2'), [main, right])[1]).toMatchObject({
      bounds: right.bounds,
      keepAwake: true,
    });
  });

  it('finds a free screen when none was named', () => {
    expect(plan('kiosk,counter', main, right)).toEqual(['counter window 11', 'kiosk kiosk 22']);
  });

  it('never covers the counter when the second screen is missing', () => {
    expect(plan('counter,kiosk@2', main)).toEqual(['counter window 11', 'kiosk window 11']);
    expect(plan('counter,hall', main)).toEqual(['counter window 11', 'hall window 11']);
  });

  it('lets a kiosk alone fill the only screen', () => {
    expect(plan('kiosk', main)).toEqual(['kiosk kiosk 11']);
    expect(plan('kiosk@2', main)).toEqual(['kiosk kiosk 11']);
  });

  it('puts one of two visitors screens into a window when they must share', () => {
    expect(plan('kiosk@2,hall@2', main, right)).toEqual(['kiosk kiosk 22', 'hall window 22']);
  });

  it('keeps a window inside a small screen', () => {
    const small: Screen = { id: 1, primary: true, bounds: { x: 5, y: 5, width: 1024, height: 768 } };
    expect(planWindows([], [small])[0]?.bounds).toEqual(small.bounds);
  });

  it('plans nothing while the system reports no screen', () => {
    expect(plan('counter')).toEqual([]);
  });
});

describe('closing and starting twice', () => {
  it('keeps the kiosk open while a clerk can close the application', () => {
    expect(mayClose('kiosk', ['counter', 'kiosk'], false)).toBe(false);
    expect(mayClose('hall', ['manager', 'hall'], false)).toBe(false);
    expect(mayClose('kiosk', ['counter', 'kiosk'], true)).toBe(true);
    expect(mayClose('kiosk', ['hall', 'kiosk'], false)).toBe(true);
    expect(mayClose('counter', ['counter', 'kiosk'], false)).toBe(true);
  });

  it('closes visitors screens with the last window of a clerk', () => {
    expect(endsTheDay('counter', ['kiosk', 'hall'])).toBe(true);
    expect(endsTheDay('counter', [])).toBe(true);
    expect(endsTheDay('counter', ['manager', 'hall'])).toBe(false);
    expect(endsTheDay('hall', ['kiosk'])).toBe(false);
  });

  it('a second start raises what is open and opens what is asked for', () => {
    expect(secondStart([], ['kiosk', 'counter'])).toEqual({ open: [], raise: 'counter' });
    expect(secondStart([], ['kiosk'])).toEqual({ open: [], raise: 'kiosk' });
    expect(secondStart(wishes('manager,counter'), ['counter'])).toEqual({
      open: [{ surface: 'manager', display: null }],
      raise: 'manager',
    });
  });
});
