import {
  bookAppointment,
  cancelAppointment,
  listAppointments,
  listSlots,
  printSlip,
} from '#electron/services/appointments.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function appointmentRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.appointments.router({
    slots: os.appointments.slots.handler(({ input }) => listSlots(context, input)),
    book: os.appointments.book.handler(({ input }) => bookAppointment(context, input)),
    cancel: os.appointments.cancel.handler(({ input }) => cancelAppointment(context, input)),
    printSlip: os.appointments.printSlip.handler(({ input }) => printSlip(context, input)),
    list: os.appointments.list.handler(({ input }) => listAppointments(context, input.date)),
  });
}
