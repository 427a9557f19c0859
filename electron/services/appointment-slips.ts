import { weekdayOf } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import { appointmentsText, dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { findView, type AppointmentView } from '#electron/db/repositories/appointment-views.ts';
import type { ServiceContext } from './context.ts';
import { requestPrint } from './print-requests.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const text = appointmentsText.slip;

export function printSlip(
  context: ServiceContext,
  input: WriteRequest & { readonly appointmentId: string; readonly clerk: string },
): { printJobId: PrintJobId } {
  return writeOnce(context, {
    procedure: 'appointments.printSlip',
    request: input,
    nouns: ['prints'],
    work: (db, nowMs) => {
      const found = findView(db, input.appointmentId);
      if (!found) throw new DeskError('appointment.notFound', {});
      if (found.state === 'cancelled' || found.state === 'no-show')
        throw new DeskError('appointment.state', { state: found.state });
      return requestPrint(context, db, {
        subjectId: found.id,
        subject: found.number,
        actor: input.clerk,
        nowMs,
        model: (header) => ({
          kind: 'appointment-slip',
          header,
          appointmentNumber: found.number,
          name: found.name,
          maskedIdNumber: maskIdNumber(found.idNumber),
          date: dayText(found.slotOn, weekdayOf(found.slotOn)),
          time: `${found.startsAt}-${found.endsAt}`,
          ...meetingOf(found),
          bring: context.profile().bring,
          qr: found.number,
        }),
      });
    },
  });
}

/** Who goes where: the person comes to the hall or the village, or the team comes to them. */
function meetingOf(found: AppointmentView) {
  const { whoLabel, ...words } = text[found.kind];
  const who = found.kind === 'home' ? text.team(found.site, found.ledBy) : found.ledBy;
  const site = found.kind === 'home' ? (found.address ?? '') || text.atHome : found.site;
  return { ...words, whoLabel, who, site };
}
