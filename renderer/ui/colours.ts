/**
 * The one palette. Deep red is an accent for the one next step; everything else is warm white and near-black.
 * Ratios against white: ink 15.9, inkSoft 8.6, red 8.9, green 7.4, amber 7.2.
 */
export const colours = {
  ink: '#221c1a',
  inkSoft: '#4e4541',
  paper: '#fffdfa',
  ground: '#f6f2ec',
  line: '#d9d0c5',
  lineStrong: '#8a7d70',
  red: '#8f1d1d',
  redDark: '#6f1414',
  redWash: '#fbeeea',
  green: '#1c5c36',
  greenWash: '#e9f3ec',
  amber: '#7a4a00',
  amberWash: '#fdf3dd',
  blue: '#1d4a7a',
  hallGround: '#1d1513',
  hallPanel: '#2b201d',
  hallInk: '#fff8ee',
  hallInkSoft: '#e2d5c5',
  hallGold: '#ffd479',
} as const;
