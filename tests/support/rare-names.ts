import { longName } from './thermal-printer/sample-names.ts';

export type RareName = {
  readonly what: string;
  readonly name: string;
  /** Initials by which a clerk who cannot write it finds it. */
  readonly initials: string;
  /** On paper: characters drawn as shapes because a printer or the PDF's text font lacks them. */
  readonly printerDraws: string;
  readonly pdfDraws: string;
  /** Characters that no font of papers has, or none of the page. */
  readonly paperSpells: string;
  readonly pageSpells: string;
};

const none = { printerDraws: '', pdfDraws: '', paperSpells: '', pageSpells: '' };

/** Names as old rosters and cards bring them, and what each medium must do with them. All invented. */
export const rareNames: readonly RareName[] = [
  { ...none, what: 'twenty-one characters with dots', name: longName, initials: 'ayglmmt' },
  { ...none, what: 'digits of full width', name: '周１２试', initials: 'zs' },
  { ...none, what: 'not in GBK', name: '张䶮试', initials: 'zys', printerDraws: '张䶮试' },
  { ...none, what: 'extension A', name: '李㛃试', initials: 'ljs', printerDraws: '李㛃试' },
  { ...none, what: 'extension B', name: '王𠅤试', initials: 'wxs', printerDraws: '王𠅤试' },
  { ...none, what: 'extension C', name: '冯𪜀试', initials: 'fs', printerDraws: '冯𪜀试', pdfDraws: '𪜀' },
  {
    ...none,
    what: 'extension G that papers have',
    name: '赵𰻝试',
    initials: 'zs',
    printerDraws: '赵𰻝试',
    pageSpells: '𰻝',
  },
  { ...none, what: 'extension H that nobody has', name: '钱𱍐试', initials: 'qs', paperSpells: '𱍐', pageSpells: '𱍐' },
  {
    ...none,
    what: 'private use, as old cards have',
    name: '孙\ue000试',
    initials: 'ss',
    paperSpells: '\ue000',
    pageSpells: '\ue000',
  },
  {
    ...none,
    what: 'private use where a font has a sign of its own',
    name: '吴\uf137试',
    initials: 'ws',
    paperSpells: '\uf137',
    pageSpells: '\uf137',
  },
  {
    ...none,
    what: 'one drawn and one spelt',
    name: '郑𠅤𱍐',
    initials: 'zx',
    printerDraws: '郑𠅤',
    paperSpells: '𱍐',
    pageSpells: '𱍐',
  },
];
