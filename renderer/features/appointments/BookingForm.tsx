import { Alert, Flex, Spin, type InputRef } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { PersonId } from '#shared/contract/base.ts';
import type { PersonSummary } from '#shared/contract/people.ts';
import { bookableChannels, bookableKinds, type AppointmentKind } from '#shared/domain/booking-channel.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { BookingFields } from './BookingFields.tsx';
import { KindTabs } from './KindTabs.tsx';
import { isFree } from './slot-moves.ts';
import { SlotPicker } from './SlotPicker.tsx';
import { useSeatHold } from './use-seat-hold.ts';
import { useSlots } from './use-slots.ts';

const text = appointmentsText.book;

export type FamilyMember = { readonly personId: PersonId; readonly relation: string };

type Props = {
  readonly person: PersonSummary;
  readonly clerk: string;
  /** Who comes along, with what they are to the person. */
  readonly family: readonly FamilyMember[];
  readonly familyList: ReactNode;
  readonly onBooked: (appointments: readonly Appointment[]) => void;
};

/** Time and telephone, then Enter: with the search box the three fields a call takes. */
export function BookingForm({ person, clerk, family, familyList, onBooked }: Props) {
  const open = person.eligibility.channels;
  const kinds = bookableKinds(open);
  const [kind, setKind] = useState<AppointmentKind>(kinds[0] ?? 'hall');
  const [wantedChannel, setChannel] = useState('');
  const channels = bookableChannels(kind, open);
  const channel = channels.includes(wantedChannel) ? wantedChannel : (channels[0] ?? '');
  const slots = useSlots(kind);
  const [phone, setPhone] = useState(person.phone);
  const [address, setAddress] = useState('');
  const [lostSeat, setLostSeat] = useState(false);
  const phoneBox = useRef<InputRef>(null);
  const grid = useRef<HTMLDivElement>(null);
  // Person and telephone stay as they are; only the time must be chosen anew.
  const chooseAgain = (): void => {
    setLostSeat(true);
    slots.choose(null);
    grid.current?.focus();
  };
  const hold = useSeatHold(clerk, chooseAgain);
  const booking = useBooking({
    onBooked: (appointments) => {
      hold.used();
      onBooked(appointments);
    },
    onFull: chooseAgain,
  });
  const ready = slots.days !== null;
  useEffect(() => {
    if (ready) grid.current?.focus();
  }, [ready]);

  if (kinds.length === 0) return <Alert type="info" showIcon title={text.noSeatNeeded} />;
  if (slots.days === null) return <Spin description={appointmentsText.slots.loading} />;
  const { chosen } = slots;
  const own = chosen !== null && hold.current?.slotId === chosen.id;
  const taken = chosen !== null && !own && !isFree(chosen);
  const submit = async (): Promise<void> => {
    if (chosen === null || taken) return grid.current?.focus();
    const kept = await hold.settled();
    const holdId = kept?.slotId === chosen.id ? kept.holdId : null;
    const wish = { slotId: chosen.id, holdId, channel, phone: phone.trim(), clerk, address: address.trim() };
    booking.run(person.id, family, wish);
  };
  const switchKind = (next: AppointmentKind | undefined): void => {
    if (next === undefined || next === kind) return;
    setKind(next);
    slots.choose(null);
    grid.current?.focus();
  };
  return (
    <Flex vertical gap="small">
      {(lostSeat || taken) && (
        <Alert type="warning" showIcon title={appointmentsText.slots.changed} data-testid="slot-lost" />
      )}
      <Flex justify="space-between" align="center" wrap gap="small">
        <KindTabs {...{ kinds, kind, channels, channel }} onKind={switchKind} onChannel={setChannel} />
        {familyList}
      </Flex>
      <SlotPicker
        ref={grid}
        days={slots.days}
        chosen={chosen?.id ?? null}
        hasEarlier={slots.hasEarlier}
        arranged={kind !== 'hall'}
        onPage={slots.page}
        onDigit={(digit) => switchKind(kinds[digit - 1])}
        onChoose={(id) => {
          slots.choose(id);
          setLostSeat(false);
        }}
        onConfirm={(id) => {
          hold.take(id, family.length + 1);
          phoneBox.current?.focus({ cursor: 'end' });
        }}
      />
      <BookingFields
        ref={phoneBox}
        phone={phone}
        onPhone={setPhone}
        address={kind === 'home' ? address : null}
        onAddress={setAddress}
        chosen={chosen}
        blocked={chosen === null || taken}
        pending={booking.pending}
        onSubmit={() => void submit()}
      />
    </Flex>
  );
}

type BookingEnds = {
  readonly onBooked: (appointments: readonly Appointment[]) => void;
  readonly onFull: () => void;
};

/** Books one person, or a whole family in one step. */
function useBooking({ onBooked, onFull }: BookingEnds) {
  const { appointments } = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const ends = {
    onRefusal: (error: unknown): boolean => {
      if (refusalCode(error) !== 'slot.full' && refusalCode(error) !== 'slot.seats') return false;
      onFull();
      return refusalCode(error) === 'slot.full';
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.appointments.key() });
      void cache.invalidateQueries({ queryKey: queries.people.key() });
    },
  };
  const one = useWrite(appointments.book, { ...ends, onSuccess: (booked) => onBooked([booked]) });
  const several = useWrite(appointments.bookFamily, { ...ends, onSuccess: onBooked });
  type Wish = Omit<Parameters<typeof one.run>[0], 'personId'>;
  return {
    pending: one.pending || several.pending,
    run: (personId: PersonId, family: readonly FamilyMember[], wish: Wish): void => {
      if (family.length === 0) void one.run({ ...wish, personId });
      else void several.run({ ...wish, members: [{ personId, relation: '0' }, ...family] });
    },
  };
}
