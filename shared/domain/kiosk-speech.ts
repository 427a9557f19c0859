import { kioskSentences, type KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';

/** One text of the kiosk: its key and what fills its gaps. */
export type KioskLine = { readonly key: KioskSentenceKey; readonly gaps?: KioskGaps | undefined };
export type KioskGaps = Readonly<Record<string, string | number>>;

type Piece = { readonly kind: 'said'; readonly clip: string; readonly text: string } | Gap;
type Gap = { readonly kind: 'gap'; readonly name: string };

const GAP = /\{(\w+)\}/gu;
const SPOKEN = /[\p{Script=Han}\p{L}\p{N}]/u;

/** The line as it is shown. */
export function lineText({ key, gaps = {} }: KioskLine): string {
  return kioskSentences[key].replaceAll(GAP, (_, name: string) => String(gaps[name] ?? ''));
}

/** The recorded pieces of a sentence: clip key and the text the clip must say. Punctuation alone is not recorded. */
export function recordedPieces(key: KioskSentenceKey): readonly { readonly clip: string; readonly text: string }[] {
  return piecesOf(key).flatMap((piece) => (piece.kind === 'said' ? [{ clip: piece.clip, text: piece.text }] : []));
}

/** The line as clip keys in the order in which they are said. */
export function lineClips({ key, gaps = {} }: KioskLine): readonly string[] {
  return piecesOf(key).flatMap((piece) =>
    piece.kind === 'said' ? [piece.clip] : sayGap(piece.name, String(gaps[piece.name] ?? '')),
  );
}

function piecesOf(key: KioskSentenceKey): readonly Piece[] {
  const parts = kioskSentences[key].split(/(\{\w+\})/u);
  const texts = parts.map((part) => part.replaceAll(/^[\s，：。]+|[\s：]+$/gu, ''));
  const said = texts.filter((text) => SPOKEN.test(text) && !text.startsWith('{')).length;
  let count = 0;
  return texts.flatMap((text): Piece[] => {
    if (text.startsWith('{')) return [{ kind: 'gap', name: text.slice(1, -1) }];
    if (!SPOKEN.test(text)) return [];
    count += 1;
    return [{ kind: 'said', clip: said === 1 ? `kiosk-${key}` : `kiosk-${key}-${count}`, text }];
  });
}

/** How what fills a gap is spoken. Names and free text have no recordings: a word stands for them, the screen shows them. */
function sayGap(name: string, value: string): readonly string[] {
  if (value === '') return [];
  switch (name) {
    case 'digits':
      return sayDigits(value);
    case 'count':
    case 'total':
    case 'age':
    case 'month':
    case 'day':
      return sayNumber(Number(value));
    case 'time':
      return sayTime(value);
    case 'half':
      return [value === kioskSentences['gap-morning'] ? 'kiosk-gap-morning' : 'kiosk-gap-afternoon'];
    case 'name':
      return ['kiosk-gap-name'];
    case 'title':
      return [value === kioskSentences['gap-mr'] ? 'kiosk-gap-mr' : 'kiosk-gap-ms'];
    case 'clerk':
      return ['kiosk-gap-clerk'];
    case 'service':
      return sayService(value);
    case 'counter':
      return sayCounter(value);
    default:
      return ['look-at-screen'];
  }
}

/** One by one, as numbers are read out: 1 is yāo. Letters too; anything else is a pause nobody needs. */
export function sayDigits(value: string): readonly string[] {
  return Array.from(value.toLowerCase()).flatMap((character) => {
    if (character === '1') return ['digit-1-yao'];
    if (/\d/u.test(character)) return [`digit-${character}`];
    return /[a-z]/u.test(character) ? [`letter-${character}`] : [];
  });
}

/** A count up to 999, as it is said: 十二, 一百零五. Larger ones digit by digit. */
export function sayNumber(value: number): readonly string[] {
  if (!Number.isInteger(value) || value < 0 || value > 999) return sayDigits(String(value));
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds > 0 ? [`digit-${hundreds}`, 'hundred'] : [];
  const middle = sayTens(hundreds, tens, ones);
  return [...head, ...middle, ...(ones > 0 || value === 0 ? [`digit-${ones}`] : [])];
}

function sayTens(hundreds: number, tens: number, ones: number): readonly string[] {
  if (tens > 0) return hundreds === 0 && tens === 1 ? ['ten'] : [`digit-${tens}`, 'ten'];
  return hundreds > 0 && ones > 0 ? ['digit-0'] : [];
}

/** `09:30` as 九点半, `14:05` as 十四点零五分. */
function sayTime(value: string): readonly string[] {
  const [hour = 0, minute = 0] = value.split(':').map(Number);
  const said = sayNumber(hour);
  if (minute === 0) return [...said, 'kiosk-gap-hour'];
  if (minute === 30) return [...said, 'kiosk-gap-half-hour'];
  const zero = minute < 10 ? ['kiosk-gap-zero'] : [];
  return [...said, 'kiosk-gap-hour', ...zero, ...sayNumber(minute), 'kiosk-gap-minute'];
}

/** Services whose names are recorded; any other is read off the screen. */
function sayService(value: string): readonly string[] {
  const key = serviceKeys.find((each) => kioskSentences[each] === value);
  return [key === undefined ? 'look-at-screen' : `kiosk-${key}`];
}

const serviceKeys = [
  'gap-service-card',
  'gap-service-file',
  'gap-service-advice',
  'gap-service-collect',
  'gap-service-visit',
] as const satisfies readonly KioskSentenceKey[];

/** `3号窗口` is joined from words; any other name is read off the screen. */
function sayCounter(value: string): readonly string[] {
  const number = /^(\d{1,2})号窗口$/u.exec(value)?.[1];
  return number === undefined ? ['look-at-screen'] : [...sayNumber(Number(number)), 'hao', 'counter'];
}
