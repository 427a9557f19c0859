import { civilDateOf, daysBetween, weekdayOf } from '#shared/civil-date.ts';
import { shiftProfile, stationProfile, type StationProfile } from '#shared/domain/station-profile.ts';
import type { StoreConnection } from '#electron/db/connection.ts';
import { readSetting, writeSetting } from '#electron/db/repositories/settings.ts';

export class NotPracticeError extends Error {
  constructor(what: string) {
    super(`${what} is for practice data only, and this data folder holds a real station`);
    this.name = 'NotPracticeError';
  }
}

export type ProfileWishes = {
  readonly demo: boolean;
  readonly clockAt: number | null;
  readonly nowMs: number;
  /** The profile a new data folder begins with. */
  readonly initial: () => StationProfile;
};

export type PreparedProfile = { readonly profile: StationProfile; readonly practice: boolean };

/**
 * The profile in force. A new folder takes the shipped one; whether it is a practice folder is decided then and for ever, so
 * that neither a demo nor a turned clock can touch a real station's data. A demo's first phase opens on its first day.
 */
export function prepareProfile(store: StoreConnection, wishes: ProfileWishes): PreparedProfile {
  const stored = readSetting(store.db, 'profile');
  if (stored !== undefined) {
    const practice = readSetting(store.db, 'practice') === true;
    if (!practice && wishes.demo) throw new NotPracticeError('--demo');
    if (!practice && wishes.clockAt !== null) throw new NotPracticeError('--clock');
    return { profile: stationProfile.parse(stored), practice };
  }
  const practice = wishes.demo || wishes.clockAt !== null;
  const shipped = wishes.initial();
  const profile = wishes.demo ? demoProfile(shipped, civilDateOf(wishes.nowMs)) : shipped;
  store.runInTransaction((db) => {
    writeSetting(db, 'profile', profile, wishes.nowMs);
    writeSetting(db, 'practice', practice, wishes.nowMs);
  });
  return { profile, practice };
}

function demoProfile(shipped: StationProfile, today: string): StationProfile {
  const firstDay = shipped.phases.map((phase) => phase.opensOn).sort()[0] ?? today;
  const moved = shiftProfile(shipped, daysBetween(firstDay, today));
  // Whoever practises in the evening must get a number too.
  const shifted = { ...moved, intake: { ...moved.intake, closesAt: null } };
  const isWeekend = [0, 6].includes(weekdayOf(today));
  return isWeekend ? { ...shifted, extraDays: [...shifted.extraDays, today] } : shifted;
}
