import type { ReceiptText } from './receipt-texts.ts';

/** The sentences of a paper that the shipped template says and a station's own does not, by key. */
export function unplacedTexts(
  shipped: string,
  own: string,
  texts: Readonly<Record<string, string>>,
): readonly string[] {
  // Whoever wrote a sentence out in the layout says it all the same.
  const isSaid = (key: string): boolean => own.includes(texts[key]?.trim() || sign(key));
  return Object.keys(texts).filter((key) => named(shipped).has(key) && !named(own).has(key) && !isSaid(key));
}

/** A station's own template with these sentences as the shipped one has them: above the lines at its foot, else at its end. */
export function placeTexts(shipped: string, own: string, keys: readonly string[]): string {
  const blocks = keys.map((key) => blockOf(shipped, key));
  if (blocks.length === 0) return own;
  const added = ['{width:auto}', ...blocks];
  const lines = own.trimEnd().split('\n');
  const foot = lines.flatMap((line, at) => (line.trim() === FOOT ? [at] : []));
  const [only = lines.length] = foot.length === 1 ? foot : [];
  return `${[...lines.slice(0, only), ...added, ...lines.slice(only)].join('\n')}\n`;
}

/** What prints: a sentence that the rules ask for is on the paper whatever a station's own template left out. */
export function withRequiredTexts(
  shipped: string,
  own: string,
  table: Readonly<Record<string, ReceiptText>>,
  texts: Readonly<Record<string, string>>,
): string {
  const lost = unplacedTexts(shipped, own, texts).filter((key) => table[key]?.required === true);
  return placeTexts(shipped, own, lost);
}

const FOOT = '{{#each header.footer}}';
const sign = (key: string): string => `{{texts.${key}}}`;

function named(template: string): ReadonlySet<string> {
  return new Set([...template.matchAll(/\{\{\s*texts\.(\w+)\s*\}\}/g)].map(([, key = '']) => key));
}

/** The line that says it, with the outermost condition around it. */
function blockOf(template: string, key: string): string {
  let open: string[] = [];
  let depth = 0;
  for (const line of template.split('\n')) {
    const tag = line.trim();
    if (tag.startsWith('{{#')) depth += 1;
    open = depth === 0 ? [line] : [...open, line];
    if (tag.startsWith('{{/')) depth -= 1;
    if (depth > 0) continue;
    if (open.some((each) => named(each).has(key))) return open.join('\n');
    open = [];
  }
  return sign(key);
}
