import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findLiveOnlineApplication } from '#electron/db/repositories/online-applications.ts';

/** Who has applied online is neither booked nor given a number. Errors: onlineApplication.exists (with its number). */
export function refuseIfAppliedOnline(db: ReadableDb, personId: string): void {
  const live = findLiveOnlineApplication(db, personId);
  if (live) throw new DeskError('onlineApplication.exists', { number: live.number });
}
