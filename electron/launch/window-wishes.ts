export const SURFACES = ['counter', 'kiosk', 'hall', 'manager'] as const;
export type Surface = (typeof SURFACES)[number];

/** One wanted window; `display` counts from 1 in the order the system reports screens, null = the main screen. */
export type WindowWish = { readonly surface: Surface; readonly display: number | null };

/** Reads `counter,kiosk@2,hall@3`. Returns null when the text is not such a list or names a surface twice. */
export function parseWindowWishes(text: string): readonly WindowWish[] | null {
  const wishes: WindowWish[] = [];
  for (const part of text.split(',')) {
    const match = /^([a-z]+)(?:@([1-9]))?$/.exec(part.trim());
    const surface = SURFACES.find((known) => known === match?.[1]);
    if (match === null || surface === undefined || wishes.some((wish) => wish.surface === surface)) return null;
    wishes.push({ surface, display: match[2] === undefined ? null : Number(match[2]) });
  }
  return wishes;
}
