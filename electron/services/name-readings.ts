import { pinyin } from 'pinyin-pro';
import { foldName, type NameReading } from '#shared/domain/person-tokens.ts';

/**
 * How a name may be typed in pinyin: as a name is read (单 shan, 曾 zeng), and for such a surname also as the character is
 * read elsewhere (dan, ceng), because a clerk may know only that. Characters without a known reading are passed over.
 */
export function nameReadings(name: string): NameReading[] {
  const folded = foldName(name);
  if (folded === '') return [];
  const asName = pinyin(folded, { mode: 'surname', surname: 'head', toneType: 'none', type: 'array', v: true });
  const readings = [readingOf(asName)];
  const first = Array.from(folded)[0] ?? '';
  const elsewhere = readingElsewhere(first);
  if (elsewhere !== undefined && elsewhere !== asName[0]) readings.push(readingOf([elsewhere, ...asName.slice(1)]));
  return readings.filter((reading) => reading.full !== '');
}

const readElsewhere = new Map<string, string | undefined>(); // one entry a surname: a few hundred at most

function readingElsewhere(character: string): string | undefined {
  if (!readElsewhere.has(character)) {
    readElsewhere.set(character, pinyin(character, { toneType: 'none', type: 'array', v: true })[0]);
  }
  return readElsewhere.get(character);
}

function readingOf(syllables: readonly string[]): NameReading {
  const known = syllables.map((syllable) => syllable.toLowerCase()).filter((syllable) => /^[a-z]+$/.test(syllable));
  return { full: known.join(''), initials: known.map((syllable) => syllable.charAt(0)).join('') };
}
