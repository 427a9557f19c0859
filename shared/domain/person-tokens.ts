/** How a name is said: whole, and by initials (`zhangjianguo`, `zjg`); lower-case Latin letters only, ü written v. */
export type NameReading = { readonly full: string; readonly initials: string };

export type Searchable = { readonly name: string; readonly idNumber: string; readonly phone: string };

const MOST_WORDS = 6;

/** Name parts of minorities are joined by a middle dot, which every input method writes differently. */
const DOTS = /[\u00B7\u2022\u2027\u2219\u22C5\u25CF\u30FB\uFF65]/gu;

/** Nothing in it to fold; nearly every name, and folding is most of what reading one costs. */
const PLAIN_NAME = /^[\u4E00-\u9FFF]+$/u;
const PLAIN_PHONE = /^\d+$/;

/** One spelling for whatever width, case, dot or spacing a name or a query is written in. */
export function foldName(name: string): string {
  if (PLAIN_NAME.test(name)) return name;
  return name.normalize('NFKC').toLowerCase().replaceAll(DOTS, '').replaceAll(/\s/gu, '');
}

/** Whether two spellings are the same name: width, case, spaces and the kind of middle dot do not count. */
export function isSameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

/** The numbers in a phone cell, digits only; a cell may hold several, and area codes joined by a hyphen. */
export function phoneNumbers(phone: string): string[] {
  if (PLAIN_PHONE.test(phone)) return [phone];
  return phone
    .normalize('NFKC')
    .replaceAll(/(?<=\d)[-\u2010-\u2015 ](?=\d)/gu, '')
    .split(/\D+/)
    .filter((number) => number !== '');
}

/** Tokens of a phone cell: each number whole and by its last four digits. */
export function phoneTokens(phone: string): string[] {
  return [...new Set(phoneNumbers(phone).flatMap((number) => [number, number.slice(-4)]))];
}

/** Tokens of an ID number: whole, last four, last six, `X` as `x`. */
export function idNumberTokens(idNumber: string): string[] {
  const folded = idNumber.toLowerCase();
  return [folded, folded.slice(-4), folded.slice(-6)];
}

/**
 * What a clerk may type to find this person, each matched from its start: the name and each of its endings by character,
 * the readings, the phone, the ID number. About ten for a name of three characters: they are most of what an import writes.
 */
export function personTokens(person: Searchable, readings: readonly NameReading[]): string[] {
  const characters = Array.from(foldName(person.name));
  const endings = characters.map((_, index) => characters.slice(index).join(''));
  const said = readings.flatMap((reading) => [reading.full, reading.initials]);
  const tokens = [...endings, ...said, ...phoneTokens(person.phone), ...idNumberTokens(person.idNumber)];
  return [...new Set(tokens.filter((token) => token !== ''))];
}

/**
 * A query as alternatives, the likelier first; in each alternative every term must be the start of one of a person's tokens.
 * Words of one kind are first tried as one (`zhang jian guo`, `138 1234 5678`, a name typed with a space), and a word of
 * mixed kinds is cut where the kind changes (`张0012`).
 */
export function queryTerms(text: string): string[][] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u00FC', 'v')
    .replaceAll(DOTS, '')
    .split(/\s+/u)
    .flatMap(cutByKind)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const distinct = [...new Set(words)];
  const sameKind = words.length > 1 && new Set(words.map(kindOf)).size === 1;
  return sameKind ? [[words.join('')], distinct] : [distinct];
}

/** Digits keep a closing x, the check digit of an ID number; hyphens inside a phone number are dropped. */
function cutByKind(word: string): string[] {
  const compact = word.replaceAll(/(?<=\d)-(?=\d)/g, '');
  return compact.match(/\d+x?(?![a-z])|[a-z]+|\d+|[^a-z\d]+/gu) ?? [];
}

function kindOf(word: string): 'digits' | 'letters' | 'characters' {
  if (/^\d/.test(word)) return 'digits';
  return /^[a-z]/.test(word) ? 'letters' : 'characters';
}
