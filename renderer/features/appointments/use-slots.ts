import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays } from '#shared/civil-date.ts';
import type { SlotId } from '#shared/contract/base.ts';
import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import { useDescription, useStationClock, useStationQueries } from '#renderer/lib/station-context.tsx';
import { firstFree, slotById } from './slot-moves.ts';

const DAYS_SHOWN = 7;

/** The slot offered in a week of one kind; null when none was free. */
type Offer = { readonly week: string; readonly slotId: SlotId | null };

/**
 * A week of slots of one kind at a time. The first free one is offered until the clerk chooses another, and stays offered when
 * somebody else takes it: a time already said on the telephone must not change by itself. Nothing is offered from what was
 * read for an earlier person: the last seat of that list may be the one just given away.
 */
export function useSlots(kind: AppointmentKind) {
  const { today } = useDescription();
  const queries = useStationQueries();
  const [openedAtMs] = useState(useStationClock());
  const [from, setFrom] = useState(today);
  const [chosenId, setChosen] = useState<SlotId | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const { data, isPlaceholderData, isFetchedAfterMount } = useQuery(
    queries.appointments.slots.queryOptions({
      input: { from, days: DAYS_SHOWN, kinds: [kind] },
      placeholderData: keepPreviousData,
      refetchOnMount: 'always',
    }),
  );
  const [opened, setOpened] = useState(false);
  if (isFetchedAfterMount && !opened) setOpened(true);
  const days = opened && data !== undefined ? data : null;
  const week = `${kind} ${from}`;
  if (days !== null && !isPlaceholderData && offer?.week !== week) {
    setOffer({ week, slotId: firstFree(days, openedAtMs)?.id ?? null });
  }
  const choose = (id: SlotId | null): void => {
    setChosen(id);
    if (id === null) setOffer(null);
  };
  const chosen =
    days === null
      ? null
      : (slotById(days, chosenId) ?? slotById(days, offer?.slotId ?? null) ?? firstFree(days, openedAtMs));
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
