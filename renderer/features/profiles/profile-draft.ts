import type { StationProfile } from '#shared/domain/station-profile.ts';

/** What stands on the screen and is not saved yet. */
export type ProfileDraft = {
  readonly profile: StationProfile;
  /** Where it came from: the station's own profile, a file, or one that the program brought along (its name). */
  readonly from: { readonly kind: 'screen' | 'file' } | { readonly kind: 'shipped'; readonly name: string };
  /** The newest version when the work began; saving is refused when there is a newer one by then. */
  readonly basedOn: number;
  readonly effectiveOn: string;
};

export type Change = (patch: Partial<StationProfile>) => void;

/** What every part of the editor works on. */
export type PartProps = { readonly profile: StationProfile; readonly change: Change };

/** A list with one entry replaced, removed or added; entries are known by their place while they are edited. */
export function replaceAt<Item>(list: readonly Item[], at: number, item: Item): Item[] {
  return list.map((each, index) => (index === at ? item : each));
}

export function removeAt<Item>(list: readonly Item[], at: number): Item[] {
  return list.filter((_, index) => index !== at);
}

/** Lines as somebody types them: nothing is lost while a line is still empty. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** As they are saved: without empty lines and spaces at the ends. */
export function tidyProfile(profile: StationProfile): StationProfile {
  const tidy = (list: readonly string[]) => list.map((line) => line.trim()).filter((line) => line !== '');
  const courtesy = Object.entries(profile.courtesy).filter(([step, line]) => step.trim() !== '' && line.trim() !== '');
  return {
    ...profile,
    communities: tidy(profile.communities),
    clerks: tidy(profile.clerks),
    notices: tidy(profile.notices),
    bring: tidy(profile.bring),
    nextSteps: tidy(profile.nextSteps),
    courtesy: Object.fromEntries(courtesy),
  };
}

export function swapped<Item>(list: readonly Item[], at: number, other: number): Item[] {
  const [one, two] = [list[at], list[other]];
  return one === undefined || two === undefined ? [...list] : replaceAt(replaceAt(list, at, two), other, one);
}

/** A name for something new that nothing of its kind has, nor had just now. */
export function freshId(stem: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** The next letter that no number of the station begins with. */
export function freshPrefix(profile: StationProfile, also: readonly string[]): string {
  const { ticketPrefix, services, offline } = profile;
  const taken = [ticketPrefix, ...services.map(({ prefix }) => prefix)].flatMap(({ booked, walkIn }) => [
    booked,
    walkIn,
  ]);
  return (
    Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ').find((each) => ![...taken, ...also, offline.prefix].includes(each)) ?? ''
  );
}
