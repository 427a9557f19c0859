import type { CivilDate } from '#shared/civil-date.ts';
import type { ProfileFrom } from '#shared/domain/eligibility.ts';
import { profileOn, profilesAfter } from '#shared/domain/profile-versions.ts';
import { stationProfile, type StationProfile } from '#shared/domain/station-profile.ts';
import type { ReadableDb, StoreConnection } from '#electron/db/connection.ts';
import {
  listStoredProfiles,
  newestProfileId,
  type StoredProfileRow,
} from '#electron/db/repositories/station-profiles.ts';

/** The stored row as a profile; version and date are the row's, whatever the text inside says. */
export function profileOfRow(row: Pick<StoredProfileRow, 'version' | 'effectiveOn' | 'profileJson'>): StationProfile {
  const { version, effectiveOn } = row;
  return { ...stationProfile.parse(JSON.parse(row.profileJson)), version, effectiveOn };
}

/** All versions of the profile, oldest first. */
export function storedProfiles(db: ReadableDb): StationProfile[] {
  return listStoredProfiles(db).map(profileOfRow);
}

/** The versions of the station's profile, parsed once and again only when one was added. */
export class ProfileShelf {
  readonly #store: StoreConnection;
  #newestId: string | undefined;
  #versions: readonly StationProfile[] = [];

  constructor(store: StoreConnection) {
    this.#store = store;
  }

  /** The profile in force on a date. */
  on(date: CivilDate): StationProfile {
    return profileOn(this.versions(), date);
  }

  /** Versions that take effect after a date. */
  after(date: CivilDate): readonly ProfileFrom[] {
    return profilesAfter(this.versions(), date);
  }

  /** Asked anew each time, because a version saved in a transaction that failed must be forgotten. */
  versions(): readonly StationProfile[] {
    const newestId = newestProfileId(this.#store.db);
    if (newestId !== this.#newestId) {
      this.#versions = storedProfiles(this.#store.db);
      this.#newestId = newestId;
    }
    return this.#versions;
  }
}
