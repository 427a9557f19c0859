import { z } from 'zod';
import {
  appointmentId,
  civilDate,
  clerkName,
  instantMs,
  personId,
  printJobId,
  reads,
  slotId,
  timeText,
  writeInput,
  writes,
} from './base.ts';

export const slot = z.object({
  id: slotId,
  date: civilDate,
  startsAt: timeText,
  endsAt: timeText,
  capacity: z.int(),
  taken: z.int(),
  /** False once its end has passed. */
  bookable: z.boolean(),
});
export type Slot = z.infer<typeof slot>;

export const appointmentState = z.enum(['booked', 'arrived', 'served', 'cancelled', 'no-show']);
export type AppointmentState = z.infer<typeof appointmentState>;

export const appointment = z.object({
  id: appointmentId,
  number: z.string(),
  personId,
  name: z.string(),
  maskedIdNumber: z.string(),
  phone: z.string(),
  className: z.string(),
  channel: z.string(),
  date: civilDate,
  startsAt: timeText,
  endsAt: timeText,
  site: z.string(),
  state: appointmentState,
  bookedBy: z.string(),
  bookedAtMs: instantMs,
});
export type Appointment = z.infer<typeof appointment>;

export const appointmentsContract = {
  /** Days of the station from `from` on with their slots; closed days have none. */
  slots: reads('counter', 'manager')
    .input(z.object({ from: civilDate, days: z.int().min(1).max(31).default(7) }))
    .output(z.array(z.object({ date: civilDate, closedReason: z.string().nullable(), slots: z.array(slot) }))),
  /**
   * Books one seat for one person. `phone` replaces the one on file when not empty.
   * Errors: person.notFound, phase.notOpen, slot.full, slot.past, slot.notFound, appointment.exists.
   */
  book: writes('counter')
    .input(writeInput.extend({ personId, slotId, channel: z.string(), phone: z.string().max(30), clerk: clerkName }))
    .output(appointment),
  /** Frees the seat; history stays. Errors: appointment.notFound, appointment.state. */
  cancel: writes('counter')
    .input(writeInput.extend({ appointmentId, reason: z.string().trim().min(1).max(200), clerk: clerkName }))
    .output(appointment),
  /** Queues the slip for printing; asking twice is a reprint marked 补打. */
  printSlip: writes('counter')
    .input(writeInput.extend({ appointmentId, clerk: clerkName }))
    .output(z.object({ printJobId })),
  /** All appointments of a day, by time. */
  list: reads('counter', 'manager')
    .input(z.object({ date: civilDate }))
    .output(z.array(appointment)),
};
