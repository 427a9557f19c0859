import { join } from 'node:path';
import pino from 'pino';
import { civilDateOf, instantOf } from '#shared/civil-date.ts';
import type { Noun } from '#shared/contract/changes.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { createLogger } from '#electron/platform/logger.ts';
import { readCaseForm, readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { CardDesk } from '#electron/services/card-desk.ts';
import { ProfileShelf } from '#electron/services/profile-shelf.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { insertFirstProfile } from '#electron/station/prepare-profile.ts';
import { testStore } from './test-store.ts';

export const resourcesDir = join(import.meta.dirname, '../../resources');

export type TestContext = ServiceContext & {
  /** Moves the clock to a Shanghai wall-clock reading. */
  readonly setTime: (date: string, time: string) => void;
  readonly advance: (ms: number) => void;
  readonly announced: Noun[];
};

/** Services on a real store with a clock that stands still until it is moved. Starts on 2022-02-28 at 08:00. */
export function testContext(
  change: (profile: StationProfile) => StationProfile = (profile) => profile,
  profileId = 'xincun',
): TestContext {
  let nowMs = instantOf('2022-02-28', '08:00');
  const store = testStore();
  const first = change(readProfile(resourcesDir, profileId));
  store.runInTransaction((db) => insertFirstProfile(db, first, nowMs));
  const shelf = new ProfileShelf(store);
  const announced: Noun[] = [];
  return {
    store,
    clock: { now: () => nowMs },
    newId: () => crypto.randomUUID(),
    profile: () => shelf.on(civilDateOf(nowMs)),
    profileOn: (date) => shelf.on(date),
    profilesAfter: (date) => shelf.after(date),
    policy: readPolicyTables(resourcesDir),
    practice: false,
    announce: (nouns) => announced.push(...nouns),
    cards: new CardDesk(() => nowMs),
    caseForm: readCaseForm(resourcesDir),
    log: createLogger(pino.destination({ dest: '/dev/null', sync: true })),
    setTime: (date, time) => {
      nowMs = instantOf(date, time);
    },
    advance: (ms) => {
      nowMs += ms;
    },
    announced,
  };
}
