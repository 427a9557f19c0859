import { Alert, Button, Checkbox, Input, Modal } from 'antd';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { weekdayOf } from '#shared/civil-date.ts';
import { appointmentKinds, type AppointmentKind } from '#shared/domain/booking-channel.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import './calendar.css';

const text = calendarText.manager;
const confirmButton = { danger: true, 'data-testid': 'close-day-confirm' };
const kindOptions = appointmentKinds.map((kind) => ({ value: kind, label: calendarText.kind[kind] }));

type Props = { readonly date: string; readonly clerk: string };

/** Closes the day looked at, or opens the hall on it; whom it hits is on the screen before and on the re-call list after. */
export function ClosedDays({ date, clerk }: Props) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const { calendar } = useStation();
  const [kinds, setKinds] = useState<AppointmentKind[]>([...appointmentKinds]);
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const hit =
    useQuery(queries.calendar.bookingsOn.queryOptions({ input: kinds.length === 0 ? skipToken : { date, kinds } }))
      .data ?? [];
  const onSettled = (): void => {
    void cache.invalidateQueries({ queryKey: queries.calendar.key() });
    void cache.invalidateQueries({ queryKey: queries.appointments.key() });
  };
  const close = useWrite(calendar.closeDay, {
    onSuccess: ({ affected }) => {
      setDone(text.closed(affected.length));
      setReason('');
    },
    onSettled,
  });
  const extra = useWrite(calendar.addExtraDay, {
    onSuccess: () => setDone(text.extraDone(dayText(date, weekdayOf(date)))),
    onSettled,
  });
  const named = clerk !== '' && reason.trim() !== '';
  return (
    <section className="calendar-section" data-testid="closed-days">
      <h2>{text.closing}</h2>
      <p className="quiet">{clerk === '' ? text.clerkFirst : text.closingHint}</p>
      <div className="closing">
        <strong>{dayText(date, weekdayOf(date))}</strong>
        <label>
          {text.kinds}
          <Checkbox.Group options={kindOptions} value={kinds} onChange={setKinds} />
        </label>
        <label>
          {text.reason}
          <Input
            value={reason}
            maxLength={200}
            placeholder={text.reasonHint}
            style={{ width: 300 }}
            data-testid="closing-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Button danger disabled={!named || kinds.length === 0} data-testid="close-day" onClick={() => setAsking(true)}>
          {text.close}
        </Button>
        <Button
          disabled={!named}
          loading={extra.pending}
          data-testid="extra-day"
          onClick={() => void extra.run({ date, reason: reason.trim(), clerk })}
        >
          {text.extra}
        </Button>
      </div>
      {done !== null && <Alert type="success" showIcon title={done} data-testid="closing-done" />}
      <p data-testid="closing-hit">{text.hit(hit.length)}</p>
      <ul className="hit-by-closing">
        {hit.map((each) => (
          <li key={each.id}>
            {each.startsAt} {each.name} {each.phone}
          </li>
        ))}
      </ul>
      <Modal
        open={asking}
        title={text.closeTitle(dayText(date, weekdayOf(date)))}
        okText={text.closeYes}
        cancelText={text.closeNo}
        okButtonProps={confirmButton}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          void close.run({ date, kinds, reason: reason.trim(), clerk });
        }}
      >
        <p>{text.hit(hit.length)}</p>
        <p>{hit.map(({ name }) => name).join('、')}</p>
      </Modal>
    </section>
  );
}
