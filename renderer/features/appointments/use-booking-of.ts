import { skipToken, useQuery } from '@tanstack/react-query';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { PersonSummary } from '#shared/contract/people.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

/** The live booking a person already has, with what the slip says. */
export function useBookingOf({ booking }: Pick<PersonSummary, 'booking'>): Appointment | null {
  const queries = useStationQueries();
  const day = useQuery(
    queries.appointments.list.queryOptions({ input: booking === null ? skipToken : { date: booking.date } }),
  );
  return day.data?.find((appointment) => appointment.id === booking?.id) ?? null;
}
