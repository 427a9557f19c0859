import { describe, expect, it } from 'vitest';
import { colours, colourVariables } from '#renderer/ui/colours.ts';

type Colour = keyof typeof colours;

/** WCAG 2.2 contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(colours[one]), luminance(colours[other])].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

describe('text on the visitors’ screens has a contrast of at least 7:1', () => {
  it.each<readonly [Colour, Colour]>([
    ['ink', 'ground'],
    ['ink', 'paper'],
    ['ink', 'pressed'],
    ['inkSoft', 'disabled'],
    ['white', 'red'],
    ['white', 'redDark'],
    ['redDark', 'redWash'],
    ['white', 'amber'],
    ['hallInk', 'hallGround'],
    ['hallInk', 'hallPanel'],
    ['hallInk', 'hallLit'],
    ['hallGold', 'hallGround'],
    ['hallGold', 'hallPanel'],
    ['hallGold', 'hallLit'],
  ])('%s on %s', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
  });

  it('knows black on white', () => {
    expect(contrast('white', 'white')).toBe(1);
    expect(colourVariables['--red-dark']).toBe(colours.redDark);
  });
});
