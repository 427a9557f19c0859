/** Three sizes of everything on the kiosk: from 24 px, from 32, from 40. */
export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];
