import { markNoShow, markSeen, moveBooking } from '#electron/services/appointment-changes.ts';
import { appointmentsOfPerson, dayView, weekView } from '#electron/services/appointment-days.ts';
import { printSlip } from '#electron/services/appointment-slips.ts';
import { bookAppointment, cancelAppointment, listAppointments, listSlots } from '#electron/services/appointments.ts';
import { bookFamily } from '#electron/services/family-booking.ts';
import { listRecalls, settleRecall } from '#electron/services/recalls.ts';
import { holdSeats, releaseHold } from '#electron/services/seat-holds.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function appointmentRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.appointments.router({
    slots: os.appointments.slots.handler(({ input }) => listSlots(context, input)),
    hold: os.appointments.hold.handler(({ input }) => holdSeats(context, input)),
    release: os.appointments.release.handler(({ input }) => releaseHold(context, input)),
    book: os.appointments.book.handler(({ input }) => bookAppointment(context, input)),
    bookFamily: os.appointments.bookFamily.handler(({ input }) => bookFamily(context, input)),
    move: os.appointments.move.handler(({ input }) => moveBooking(context, input)),
    cancel: os.appointments.cancel.handler(({ input }) => cancelAppointment(context, input)),
    markNoShow: os.appointments.markNoShow.handler(({ input }) => markNoShow(context, input)),
    markSeen: os.appointments.markSeen.handler(({ input }) => markSeen(context, input)),
    printSlip: os.appointments.printSlip.handler(({ input }) => printSlip(context, input)),
    list: os.appointments.list.handler(({ input }) => listAppointments(context, input.date)),
    ofPerson: os.appointments.ofPerson.handler(({ input }) => appointmentsOfPerson(context, input.personId)),
    day: os.appointments.day.handler(({ input }) => dayView(context, input.date)),
    week: os.appointments.week.handler(({ input }) => weekView(context, input.from)),
    recalls: os.appointments.recalls.handler(() => listRecalls(context)),
    settleRecall: os.appointments.settleRecall.handler(({ input }) => settleRecall(context, input)),
  });
}
