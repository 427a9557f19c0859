/**
 * The one palette: deep red for the one next step, near-black on warm white, light on dark in the hall. Stylesheets read it
 * through `colourVariables`; tests/renderer/colours.test.ts holds the contrast of every pair used on kiosk and hall.
 */
export const colours = {
  white: '#ffffff',
  ink: '#221c1a',
  inkSoft: '#4e4541',
  paper: '#fffdfa',
  ground: '#f6f2ec',
  disabled: '#f0ebe4',
  pressed: '#e9dfd2',
  plate: '#e3d9cc',
  line: '#d9d0c5',
  lineStrong: '#8a7d70',
  red: '#8f1d1d',
  redDark: '#6f1414',
  redWash: '#fbeeea',
  green: '#1c5c36',
  greenWash: '#e9f3ec',
  amber: '#6b4000',
  amberWash: '#fdf3dd',
  blue: '#1d4a7a',
  hallGround: '#1d1513',
  hallPanel: '#2b201d',
  hallLine: '#5a4a44',
  hallLit: '#553b0e',
  hallInk: '#fff8ee',
  hallInkSoft: '#e2d5c5',
  hallGold: '#ffd479',
} as const;

/** `--red-dark: #6f1414` and so on, for the element all screens lie in. */
export const colourVariables: Readonly<Record<`--${string}`, string>> = Object.fromEntries(
  Object.entries(colours).map(([name, value]) => [`--${kebab(name)}`, value]),
);

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
