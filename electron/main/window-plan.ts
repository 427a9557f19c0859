import type { Surface, WindowWish } from '#electron/launch/window-wishes.ts';

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Screen = { readonly id: number; readonly bounds: Rectangle; readonly primary: boolean };

export type PlannedWindow = {
  readonly surface: Surface;
  readonly screenId: number;
  readonly bounds: Rectangle;
  /** 'kiosk' cannot be left by the visitor, 'fullscreen' is only large, 'window' is an ordinary window. */
  readonly mode: 'window' | 'kiosk' | 'fullscreen';
  /** The screen must not go dark. */
  readonly keepAwake: boolean;
};

const DESK_SIZE = { width: 1440, height: 900 };

/** Screens as people count them: the main one first, then from left to right and top to bottom. */
export function inCountingOrder(screens: readonly Screen[]): readonly Screen[] {
  const rank = (screen: Screen): number => (screen.primary ? 0 : 1);
  return screens.toSorted((a, b) => rank(a) - rank(b) || a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y);
}

/**
 * Which windows to show where. Every wished surface gets a window even when its screen is unplugged, but a
 * full-screen surface never covers a screen that another surface uses: then it shrinks to an ordinary window.
 */
export function planWindows(wishes: readonly WindowWish[], screens: readonly Screen[]): readonly PlannedWindow[] {
  const ordered = inCountingOrder(screens);
  const main = ordered[0];
  if (main === undefined) return [];
  const wanted = wishes.length === 0 ? [{ surface: 'counter', display: null } as const] : wishes;
  const taken = new Set<number>();
  // Desk windows first: they hold the main screen, whatever order the wishes came in.
  const inTurn = wanted.toSorted((a, b) => Number(fillsScreen(a.surface)) - Number(fillsScreen(b.surface)));
  return inTurn.map((wish) => {
    const screen = screenFor(wish, ordered, taken) ?? main;
    const mode = modeOf(wish.surface, taken.has(screen.id));
    taken.add(screen.id);
    return {
      surface: wish.surface,
      screenId: screen.id,
      bounds: mode === 'window' ? centred(screen.bounds) : screen.bounds,
      mode,
      keepAwake: fillsScreen(wish.surface),
    };
  });
}

/** A visitor's screen stays open as long as a clerk's window is there to close the application from. */
export function mayClose(surface: Surface, open: readonly Surface[], quitting: boolean): boolean {
  return quitting || !fillsScreen(surface) || open.every(fillsScreen);
}

/** A clerk's last window takes the visitors' screens with it; they must not go on without a station. */
export function endsTheDay(closed: Surface, stillOpen: readonly Surface[]): boolean {
  return !fillsScreen(closed) && stillOpen.every(fillsScreen);
}

/** What a second start does to the running application: opens what it asked for and is not there, raises the first. */
export function secondStart(wishes: readonly WindowWish[], open: readonly Surface[]): SecondStart {
  const asked = wishes.filter((wish) => !open.includes(wish.surface));
  const raise = wishes[0]?.surface ?? open.find((surface) => !fillsScreen(surface)) ?? open[0] ?? 'counter';
  return { open: asked, raise };
}

export type SecondStart = { readonly open: readonly WindowWish[]; readonly raise: Surface };

function fillsScreen(surface: Surface): boolean {
  return surface === 'kiosk' || surface === 'hall';
}

function modeOf(surface: Surface, screenInUse: boolean): PlannedWindow['mode'] {
  if (screenInUse || !fillsScreen(surface)) return 'window';
  return surface === 'kiosk' ? 'kiosk' : 'fullscreen';
}

function screenFor(wish: WindowWish, ordered: readonly Screen[], taken: ReadonlySet<number>): Screen | undefined {
  if (wish.display !== null) return ordered[wish.display - 1];
  return fillsScreen(wish.surface) ? ordered.find((screen) => !taken.has(screen.id)) : ordered[0];
}

function centred(screen: Rectangle): Rectangle {
  const width = Math.min(DESK_SIZE.width, screen.width);
  const height = Math.min(DESK_SIZE.height, screen.height);
  const x = screen.x + Math.floor((screen.width - width) / 2);
  const y = screen.y + Math.floor((screen.height - height) / 2);
  return { x, y, width, height };
}
