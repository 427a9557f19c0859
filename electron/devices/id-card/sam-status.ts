/**
 * What to do about a status word (SW3). `repeat` = the whole find, select and read may be tried again at once;
 * `refused` = trying again at once changes nothing; `maintenance` = the reader itself is faulty, no card will help.
 */
export type SamOutcome = 'done' | 'found' | 'nothing' | 'repeat' | 'refused' | 'maintenance';

export type SamStatusWord = { readonly outcome: SamOutcome; readonly meaning: string };

const WORDS: ReadonlyMap<number, SamStatusWord> = new Map([
  [0x90, { outcome: 'done', meaning: 'done' }],
  [0x9f, { outcome: 'found', meaning: 'card found' }],
  [0x80, { outcome: 'nothing', meaning: 'no card found' }],
  [0x91, { outcome: 'nothing', meaning: 'card holds no such item' }],
  [0x81, { outcome: 'repeat', meaning: 'card not selected' }],
  [0x31, { outcome: 'repeat', meaning: 'card could not authenticate the module' }],
  [0x32, { outcome: 'repeat', meaning: 'module could not authenticate the card' }],
  [0x41, { outcome: 'repeat', meaning: 'reading the card failed' }],
  // The module did not understand us: line noise on the way there.
  [0x10, { outcome: 'repeat', meaning: 'command checksum wrong' }],
  [0x11, { outcome: 'repeat', meaning: 'command length wrong' }],
  [0x21, { outcome: 'refused', meaning: 'command wrong' }],
  [0x23, { outcome: 'refused', meaning: 'command not permitted' }],
  [0x24, { outcome: 'refused', meaning: 'command not recognised' }],
  [0x33, { outcome: 'refused', meaning: 'card information not verified' }],
  [0x37, { outcome: 'refused', meaning: 'fingerprint not verified' }],
  [0x3f, { outcome: 'refused', meaning: 'card information has a wrong length' }],
  [0x40, { outcome: 'refused', meaning: 'unknown kind of card' }],
  [0x47, { outcome: 'refused', meaning: 'random number failed' }],
  [0x60, { outcome: 'maintenance', meaning: 'module failed its self-test' }],
  [0x66, { outcome: 'maintenance', meaning: 'module not authorised' }],
]);

const UNKNOWN: SamStatusWord = { outcome: 'refused', meaning: 'unknown status word' };

/** The published meaning of a status word; a word nobody published counts as a refusal. */
export function statusWord(sw3: number): SamStatusWord {
  return WORDS.get(sw3) ?? UNKNOWN;
}
