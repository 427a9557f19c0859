import { Alert, Button, Flex, Input, Spin, type InputRef } from 'antd';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { addDays, weekdayOf } from '#shared/civil-date.ts';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { SlotId } from '#shared/contract/base.ts';
import type { PersonSummary } from '#shared/contract/people.ts';
import { appointmentsText, dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useDescription, useStation, useStationClock, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { firstFree, isFree, slotById } from './slot-moves.ts';
import { SlotPicker } from './SlotPicker.tsx';

const text = appointmentsText.book;
const DAYS_SHOWN = 7;
const PHONE_CHANNEL = 'phone';

type Props = {
  readonly person: PersonSummary;
  readonly clerk: string;
  readonly onBooked: (appointment: Appointment) => void;
};

/** Time and telephone, then Enter: with the search box the three fields a call takes. */
export function BookingForm({ person, clerk, onBooked }: Props) {
  const slots = useSlots();
  const [phone, setPhone] = useState(person.phone);
  const [lostSeat, setLostSeat] = useState(false);
  const phoneBox = useRef<InputRef>(null);
  const grid = useRef<HTMLDivElement>(null);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const book = useWrite(useStation().appointments.book, {
    onSuccess: onBooked,
    onRefusal: (error) => {
      if (refusalCode(error) !== 'slot.full') return false;
      // Person and telephone stay as they are; only the time must be chosen anew.
      setLostSeat(true);
      slots.choose(null);
      grid.current?.focus();
      return true;
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.appointments.key() });
      void cache.invalidateQueries({ queryKey: queries.people.key() });
    },
  });
  const ready = slots.days !== null;
  useEffect(() => {
    if (ready) grid.current?.focus();
  }, [ready]);

  if (slots.days === null) return <Spin description={appointmentsText.slots.loading} />;
  const { chosen } = slots;
  const taken = chosen !== null && !isFree(chosen);
  const submit = (): void => {
    if (chosen === null || taken) return grid.current?.focus();
    void book.run({ personId: person.id, slotId: chosen.id, channel: PHONE_CHANNEL, phone: phone.trim(), clerk });
  };
  return (
    <Flex vertical gap="small">
      {(lostSeat || taken) && (
        <Alert type="warning" showIcon title={appointmentsText.slots.changed} data-testid="slot-lost" />
      )}
      <SlotPicker
        ref={grid}
        days={slots.days}
        chosen={chosen?.id ?? null}
        hasEarlier={slots.hasEarlier}
        onPage={slots.page}
        onChoose={(id) => {
          slots.choose(id);
          setLostSeat(false);
        }}
        onConfirm={() => phoneBox.current?.focus({ cursor: 'end' })}
      />
      <Flex gap="middle" align="flex-end">
        <label className="booking-phone">
          {text.phone} <span className="quiet">{text.phoneHint}</span>
          <Input
            ref={phoneBox}
            size="large"
            value={phone}
            maxLength={30}
            inputMode="tel"
            data-testid="booking-phone"
            onChange={(event) => setPhone(event.target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              if (!event.repeat) submit();
            }}
          />
        </label>
        <strong className="booking-chosen">
          {chosen === null
            ? text.notChosen
            : text.chosen(dayText(chosen.date, weekdayOf(chosen.date)), chosen.startsAt, chosen.endsAt)}
        </strong>
        <Button
          type="primary"
          size="large"
          loading={book.pending}
          disabled={chosen === null || taken}
          data-testid="book"
          onClick={submit}
        >
          {text.submit}
        </Button>
      </Flex>
    </Flex>
  );
}

/** A week of slots at a time; the first free one is chosen until the clerk chooses another. */
function useSlots() {
  const { today } = useDescription();
  const queries = useStationQueries();
  const [openedAtMs] = useState(useStationClock());
  const [from, setFrom] = useState(today);
  const [chosenId, choose] = useState<SlotId | null>(null);
  const days =
    useQuery(
      queries.appointments.slots.queryOptions({
        input: { from, days: DAYS_SHOWN },
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
