import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays } from '#shared/civil-date.ts';
import type { SlotId } from '#shared/contract/base.ts';
import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import { useDescription, useStationClock, useStationQueries } from '#renderer/lib/station-context.tsx';
import { firstFree, slotById } from './slot-moves.ts';

const DAYS_SHOWN = 7;

/** A week of slots of one kind at a time; the first free one is chosen until the clerk chooses another. */
export function useSlots(kind: AppointmentKind) {
  const { today } = useDescription();
  const queries = useStationQueries();
  const [openedAtMs] = useState(useStationClock());
  const [from, setFrom] = useState(today);
  const [chosenId, choose] = useState<SlotId | null>(null);
  const days =
    useQuery(
      queries.appointments.slots.queryOptions({
        input: { from, days: DAYS_SHOWN, kinds: [kind] },
        placeholderData: keepPreviousData,
      }),
    ).data ?? null;
  const chosen = days === null ? null : (slotById(days, chosenId) ?? firstFree(days, openedAtMs));
  return {
    days,
    chosen,
    choose,
    hasEarlier: from > today,
    page: (direction: 1 | -1): void => {
      choose(null);
      const moved = addDays(from, direction * DAYS_SHOWN);
      setFrom(moved < today ? today : moved);
    },
  };
}
