import { Alert, Button, Input, Modal } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Appointment, DayPlace, Slot } from '#shared/contract/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = calendarText.day;

type Props = {
  readonly place: DayPlace;
  readonly appointments: readonly Appointment[];
  readonly clerk: string;
};

/** Takes a session or visit day back, saying first whom it hits. */
export function CallOff({ place, appointments, clerk }: Props) {
  const [asked, setAsked] = useState<Slot | null>(null);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const callOff = useWrite(useStation().calendar.callOff, {
    onSuccess: ({ affected }) => {
      setDone(text.calledOff(affected.length));
      setAsked(null);
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.appointments.key() });
      void cache.invalidateQueries({ queryKey: queries.calendar.key() });
    },
  });
  const hit = appointments.filter(({ state, slotId }) => state === 'booked' && slotId === asked?.id);
  return (
    <div className="call-off">
      {done !== null && <Alert type="success" showIcon title={done} />}
      {place.slots
        .filter(({ bookable }) => bookable)
        .map((slot) => (
          <span key={slot.id}>
            {slot.startsAt}–{slot.endsAt}{' '}
            <Button size="small" data-testid="call-off" onClick={() => setAsked(slot)}>
              {text.callOff}
            </Button>
          </span>
        ))}
      <Modal
        open={asked !== null}
        title={text.callOffTitle(place.site)}
        okText={text.callOffYes}
        cancelText={text.back}
        okButtonProps={{ disabled: reason.trim() === '', danger: true, loading: callOff.pending }}
        onCancel={() => setAsked(null)}
        onOk={() => {
          if (asked !== null) void callOff.run({ slotId: asked.id, reason: reason.trim(), clerk });
        }}
      >
        <p>{text.callOffBody(hit.length)}</p>
        <ul className="hit-list">
          {hit.map((each) => (
            <li key={each.id}>
              {each.name} {each.phone}
            </li>
          ))}
        </ul>
        <label>
          {text.callOffReason}
          <Input autoFocus value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </label>
      </Modal>
    </div>
  );
}
