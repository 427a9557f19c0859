import { useQueryClient } from '@tanstack/react-query';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

/** What may be done to the appointments of a day: seen, not come, printed, route, address. */
export function useAppointmentWrites(onPrinted: () => void) {
  const { appointments, calendar } = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const onSettled = (): void => {
    void cache.invalidateQueries({ queryKey: queries.appointments.key() });
    void cache.invalidateQueries({ queryKey: queries.people.key() });
  };
  return {
    seen: useWrite(appointments.markSeen, { onSettled }),
    noShow: useWrite(appointments.markNoShow, { onSettled }),
    print: useWrite(appointments.printSlip, {
      onSuccess: onPrinted,
      onSettled: () => void cache.invalidateQueries({ queryKey: queries.prints.key() }),
    }),
    order: useWrite(calendar.orderVisits, { onSettled }),
    address: useWrite(calendar.setVisitAddress, { onSettled }),
  };
}
