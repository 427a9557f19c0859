import { isPrivateUse, spelledCharacter } from '#shared/spelled-character.ts';

/** Whose shape the page must bring along: han, private use, and what is not assigned yet. Letters and signs every machine has. */
const CANDIDATE = /[\p{Script=Han}\p{Co}\p{Cn}]/u;
const CANDIDATES = new RegExp(CANDIDATE, 'gu');

/** What the page's own fonts (ui/fonts.css) draw of these, checked against the files in tests/unit/shown-characters.test.ts. */
const SHOWN: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2e99],
  [0x2e9b, 0x2ef3],
  [0x2f00, 0x2fd5],
  [0x3005, 0x3005],
  [0x3007, 0x3007],
  [0x3021, 0x3029],
  [0x3038, 0x303b],
  [0x3400, 0x4db5],
  [0x4e00, 0x9fea],
  [0xf900, 0xfa6d],
  [0xfa70, 0xfad9],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2f800, 0x2fa1d],
];

function isShown(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return !isPrivateUse(codePoint) && SHOWN.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** The text with each character that the page has no shape for spelt as `[U+31350]`. */
export function spellUnshown(text: string): string {
  return text.replace(CANDIDATES, (character) => (isShown(character) ? character : spelledCharacter(character)));
}

/** The characters of a text that the page has no shape for, each once. */
export function unshownCharacters(text: string): readonly string[] {
  return CANDIDATE.test(text) ? [...new Set(text.match(CANDIDATES) ?? [])].filter((each) => !isShown(each)) : [];
}

/** The same, spelt; for beside a box, whose own text must stay what it is. */
export function unshownIn(text: string): string {
  return unshownCharacters(text).map(spelledCharacter).join('');
}

/**
 * Spells such characters wherever they come to stand in a page, before anything is painted: names are in too many places for
 * each to remember it. Only what is shown changes; React keeps the true text and writes it anew when it changes.
 */
export function spellUnshownIn(root: Node): () => void {
  const spell = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      if (node.parentElement?.tagName === 'TEXTAREA' || !CANDIDATE.test(text)) return;
      const spelt = spellUnshown(text);
      if (spelt !== text) node.nodeValue = spelt;
    } else for (const child of node.childNodes) spell(child);
  };
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === 'characterData') spell(target);
      else addedNodes.forEach(spell);
  });
  spell(root);
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return () => observer.disconnect();
}
