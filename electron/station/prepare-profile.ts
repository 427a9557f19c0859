import { civilDateOf, weekdayOf } from '#shared/civil-date.ts';
import { shiftedTo, type StationProfile } from '#shared/domain/station-profile.ts';
import type { StoreConnection, WritableDb } from '#electron/db/connection.ts';
import { readSetting, writeSetting } from '#electron/db/repositories/settings.ts';
import { insertProfile, newestProfileId } from '#electron/db/repositories/station-profiles.ts';
import { listProfiles, readProfile } from '#electron/platform/resources.ts';

export class NotPracticeError extends Error {
  constructor(what: string) {
    super(`${what} is for practice data only, and this data folder holds a real station`);
    this.name = 'NotPracticeError';
  }
}

export class UnknownProfileError extends Error {
  constructor(id: string, known: readonly string[]) {
    super(`there is no profile ${id}; --profile may be ${known.join(', ')}`);
    this.name = 'UnknownProfileError';
  }
}

/** A shipped profile by its name. Throws UnknownProfileError. */
export function shippedProfile(resourcesDir: string, id: string): StationProfile {
  const known = listProfiles(resourcesDir);
  if (!known.includes(id)) throw new UnknownProfileError(id, known);
  return readProfile(resourcesDir, id);
}

export type ProfileWishes = {
  readonly demo: boolean;
  readonly clockAt: number | null;
  readonly nowMs: number;
  /** The profile a new data folder begins with. */
  readonly initial: () => StationProfile;
};

export type PreparedProfile = { readonly practice: boolean };

/**
 * Sees to it that the store has a profile. A new folder takes a shipped one as its first version; whether it is a practice
 * folder is decided then and for ever, so that neither a demo nor a turned clock can touch a real station's data. A demo's
 * first phase opens on its first day.
 */
export function prepareProfile(store: StoreConnection, wishes: ProfileWishes): PreparedProfile {
  if (newestProfileId(store.db) !== undefined) {
    const practice = readSetting(store.db, 'practice') === true;
    if (!practice && wishes.demo) throw new NotPracticeError('--demo');
    if (!practice && wishes.clockAt !== null) throw new NotPracticeError('--clock');
    return { practice };
  }
  const practice = wishes.demo || wishes.clockAt !== null;
  const shipped = wishes.initial();
  const profile = wishes.demo ? demoProfile(shipped, civilDateOf(wishes.nowMs)) : shipped;
  store.runInTransaction((db) => {
    insertFirstProfile(db, profile, wishes.nowMs);
    writeSetting(db, 'practice', practice, wishes.nowMs);
  });
  return { practice };
}

/** The version a station begins with. */
export function insertFirstProfile(db: WritableDb, profile: StationProfile, nowMs: number): void {
  insertProfile(db, {
    version: 1,
    id: crypto.randomUUID(),
    effectiveOn: profile.effectiveOn,
    profileJson: JSON.stringify(profile),
    origin: 'shipped',
    savedBy: 'system',
    reason: '',
    savedAtMs: nowMs,
  });
}

function demoProfile(shipped: StationProfile, today: string): StationProfile {
  const moved = shiftedTo(shipped, today);
  // Whoever practises in the evening must get a number too.
  const shifted = { ...moved, intake: { ...moved.intake, closesAt: null } };
  const isWeekend = [0, 6].includes(weekdayOf(today));
  return isWeekend ? { ...shifted, extraDays: [...shifted.extraDays, today] } : shifted;
}
