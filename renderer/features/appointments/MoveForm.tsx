import { Alert, Button, Flex, Input, Spin, type InputRef } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { weekdayOf } from '#shared/civil-date.ts';
import type { Appointment } from '#shared/contract/appointments.ts';
import { appointmentsText, dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { isFree } from './slot-moves.ts';
import { SlotPicker } from './SlotPicker.tsx';
import { useSeatHold } from './use-seat-hold.ts';
import { useSlots } from './use-slots.ts';
import './days.css';

const text = appointmentsText.move;

type Props = {
  readonly appointment: Appointment;
  readonly clerk: string;
  readonly onMoved: (appointment: Appointment) => void;
  readonly onCancel: () => void;
};

/** Another time for a booking that is there: the old seat stays until the new one is taken. */
export function MoveForm({ appointment, clerk, onMoved, onCancel }: Props) {
  const slots = useSlots(appointment.kind);
  const [reason, setReason] = useState<string>(text.reasonDefault);
  const [lostSeat, setLostSeat] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const reasonBox = useRef<InputRef>(null);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const chooseAgain = (): void => {
    setLostSeat(true);
    slots.choose(null);
    grid.current?.focus();
  };
  const hold = useSeatHold(clerk, chooseAgain);
  const move = useWrite(useStation().appointments.move, {
    onSuccess: (moved) => {
      hold.used();
      onMoved(moved);
    },
    onRefusal: (error) => {
      if (refusalCode(error) !== 'slot.full') return false;
      chooseAgain();
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
  const own = chosen !== null && hold.current?.slotId === chosen.id;
  const possible = chosen !== null && (own || isFree(chosen)) && reason.trim() !== '';
  const submit = (): void => {
    if (chosen === null || !possible) return grid.current?.focus();
    const holdId = own ? (hold.current?.holdId ?? null) : null;
    void move.run({ appointmentId: appointment.id, slotId: chosen.id, holdId, reason: reason.trim(), clerk });
  };
  return (
    <Flex vertical gap="small" data-testid="move-form">
      <strong>
        {text.title(
          dayText(appointment.date, weekdayOf(appointment.date)),
          `${appointment.startsAt}–${appointment.endsAt}`,
        )}
      </strong>
      {lostSeat && <Alert type="warning" showIcon title={appointmentsText.slots.changed} data-testid="slot-lost" />}
      <SlotPicker
        ref={grid}
        days={slots.days}
        chosen={chosen?.id ?? null}
        hasEarlier={slots.hasEarlier}
        arranged={appointment.kind !== 'hall'}
        onPage={slots.page}
        onChoose={(id) => {
          slots.choose(id);
          setLostSeat(false);
        }}
        onConfirm={(id) => {
          hold.take(id, 1);
          reasonBox.current?.focus({ cursor: 'all' });
        }}
      />
      <div className="move-row">
        <label>
          {text.reason}
          <Input
            ref={reasonBox}
            size="large"
            value={reason}
            maxLength={200}
            data-testid="move-reason"
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              if (!event.repeat) submit();
            }}
          />
        </label>
        <strong className="booking-chosen">
          {chosen !== null &&
            appointmentsText.book.chosen(dayText(chosen.date, weekdayOf(chosen.date)), chosen.startsAt, chosen.endsAt)}
        </strong>
        <Button size="large" onClick={onCancel}>
          {text.cancel}
        </Button>
        <Button
          type="primary"
          size="large"
          loading={move.pending}
          disabled={!possible}
          data-testid="move-submit"
          onClick={submit}
        >
          {text.submit}
        </Button>
      </div>
    </Flex>
  );
}
