import { civilDateOf } from '#shared/civil-date.ts';
import { MAIN_SERVICE } from '#shared/domain/station-profile.ts';
import { listServices } from '#shared/domain/station-services.ts';
import { DeskError } from '#shared/errors.ts';
import { eligibilityText } from '#shared/i18n/zh-CN/eligibility.ts';
import { errorText } from '#shared/i18n/zh-CN/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findLiveAppointment } from '#electron/db/repositories/appointments.ts';
import type { PersonRow } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from './context.ts';
import { refuseIfAppliedOnline } from './online-application-guard.ts';
import { eligibilityOf } from './people.ts';

type Walker = { readonly person: PersonRow; readonly wanted: string | undefined; readonly nowMs: number };

/**
 * What somebody without an appointment of today gets a number for. Errors: what speaks against the main service when they
 * may come for nothing else; service.choose when there is something to choose, or only something else than the main service.
 */
export function serviceForWalkIn(context: ServiceContext, db: ReadableDb, { person, wanted, nowMs }: Walker): string {
  const phase = refusalIn(() => requirePhase(context, person, nowMs));
  const main = refusalIn(() => requireMain(db, person, nowMs)) ?? phase;
  const offered = listServices(context.profile())
    .filter((each) => each.id === MAIN_SERVICE || (each.selfService && (!each.byPhase || phase === null)))
    .filter((each) => each.id !== MAIN_SERVICE || main === null);
  if (wanted !== undefined) {
    if (offered.some(({ id }) => id === wanted)) return wanted;
    throw wanted === MAIN_SERVICE && main ? main : new DeskError('service.unknown', {});
  }
  if (main === null && offered.length === 1) return MAIN_SERVICE;
  if (main !== null && offered.length === 0) throw main;
  // Somebody who came for the main service is told why not before a number for something else is theirs.
  const reason = main === null ? '' : errorText(main.code, main.data);
  throw new DeskError('service.choose', { services: offered.map(({ id, name }) => ({ id, name })), reason });
}

/** Who has applied online, or comes another day, has no business with the main service today. */
function requireMain(db: ReadableDb, person: PersonRow, nowMs: number): void {
  refuseIfAppliedOnline(db, person.id);
  const live = findLiveAppointment(db, person.id);
  if (live && live.slotOn > civilDateOf(nowMs))
    throw new DeskError('appointment.otherDay', { date: live.slotOn, time: live.startsAt });
}

function requirePhase(context: ServiceContext, person: PersonRow, nowMs: number): void {
  const eligibility = eligibilityOf(context, person, civilDateOf(nowMs));
  if (eligibility.state !== 'open') throw new DeskError('phase.notOpen', { reason: eligibility.reason });
  if (!eligibility.channels.includes('onsite'))
    throw new DeskError('phase.notOpen', { reason: eligibilityText.noOnSite });
}

function refusalIn(check: () => void): DeskError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
}
