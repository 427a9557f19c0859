import type { CivilDate } from '#shared/civil-date.ts';
import type { ProfileFrom } from './eligibility.ts';
import type { StationProfile } from './station-profile.ts';

/**
 * The profile in force on a date: the newest version that has taken effect by then. On dates before every version the
 * earliest one counts, so that no date is without rules. Throws RangeError on no versions at all.
 */
export function profileOn(versions: readonly StationProfile[], date: CivilDate): StationProfile {
  const inForce = versions.filter((each) => each.effectiveOn <= date).sort((a, b) => b.version - a.version)[0];
  const earliest = inForce ?? [...versions].sort(byEffect)[0];
  if (!earliest) throw new RangeError('a station without a profile');
  return earliest;
}

/** The versions that will come into force after a date, each with the day from which it counts. */
export function profilesAfter(versions: readonly StationProfile[], date: CivilDate): readonly ProfileFrom[] {
  let newest = profileOn(versions, date).version;
  const coming: ProfileFrom[] = [];
  for (const profile of versions.filter((each) => each.effectiveOn > date).sort(byEffect)) {
    // An older version whose day comes later has been overtaken and never counts.
    if (profile.version <= newest) continue;
    newest = profile.version;
    if (coming.at(-1)?.from === profile.effectiveOn) coming.pop();
    coming.push({ from: profile.effectiveOn, profile });
  }
  return coming;
}

function byEffect(a: StationProfile, b: StationProfile): number {
  return a.effectiveOn.localeCompare(b.effectiveOn) || a.version - b.version;
}
