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
  const [elsewhere] = pinyin(first, { toneType: 'none', type: 'array', v: true });
  if (elsewhere !== undefined && elsewhere !== asName[0]) readings.push(readingOf([elsewhere, ...asName.slice(1)]));
  return readings.filter((reading) => reading.full !== '');
}

function readingOf(syllables: readonly string[]): NameReading {
  const known = syllables.map((syllable) => syllable.toLowerCase()).filter((syllable) => /^[a-z]+$/.test(syllable));
  return { full: known.join(''), initials: known.map((syllable) => syllable.charAt(0)).join('') };
}
