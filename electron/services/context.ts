import type { CivilDate } from '#shared/civil-date.ts';
import type { Noun } from '#shared/contract/changes.ts';
import type { ProfileFrom } from '#shared/domain/eligibility.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import type { PolicyTables } from '#shared/domain/policy-tables.ts';
import type { StoreConnection } from '#electron/db/connection.ts';
import type { Clock } from '#electron/platform/clock.ts';
import type { CaseFormTemplate } from '#shared/domain/form-template.ts';
import type { CardDesk } from './card-desk.ts';
import type { Logger } from '#electron/platform/logger.ts';

/** What every use case works with; made once by the composition root, or by a test. */
export type ServiceContext = {
  readonly store: StoreConnection;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The profile in force today. */
  readonly profile: () => StationProfile;
  /** The profile in force on a date: what a date to come is judged by. */
  readonly profileOn: (date: CivilDate) => StationProfile;
  /** Versions that take effect after a date. */
  readonly profilesAfter: (date: CivilDate) => readonly ProfileFrom[];
  readonly policy: PolicyTables;
  readonly practice: boolean;
  /** Tells the screens which nouns changed; called after the transaction is on disk. */
  readonly announce: (nouns: readonly Noun[]) => void;
  /** Cards read lately, in memory only. */
  readonly cards: CardDesk;
  readonly caseForm: CaseFormTemplate;
  readonly log: Logger;
};
