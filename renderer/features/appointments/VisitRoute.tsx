import { Button, Empty, Input } from 'antd';
import { useState } from 'react';
import type { Appointment, Slot } from '#shared/contract/appointments.ts';
import type { AppointmentId } from '#shared/contract/base.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStationClock } from '#renderer/lib/station-context.tsx';
import { hasBegun } from './slot-moves.ts';
import { useAppointmentWrites } from './use-appointment-writes.ts';

const text = calendarText.route;
const dayText = calendarText.day;

type Props = { readonly slot: Slot; readonly visits: readonly Appointment[]; readonly clerk: string };

/** A team's visits in the order they go, changed by two buttons a row; what fell away is not in the route. */
export function VisitRoute({ slot, visits, clerk }: Props) {
  const feedback = useFeedback();
  const writes = useAppointmentWrites(() => feedback.done(dayText.printed(1)));
  const now = useStationClock();
  const route = visits
    .filter(({ state }) => state !== 'cancelled' && state !== 'no-show')
    .toSorted((a, b) => (a.stop?.position ?? 0) - (b.stop?.position ?? 0));
  const swap = (index: number, step: 1 | -1): void => {
    const ids: AppointmentId[] = route.map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (moved === undefined) return;
    ids.splice(index + step, 0, moved);
    void writes.order.run({ slotId: slot.id, appointmentIds: ids, clerk });
  };
  return (
    <div data-testid="visit-route">
      <p className="route-head">
        <strong>
          {text.title} {slot.startsAt}–{slot.endsAt}
        </strong>
        <span>{dayText.team(slot.ledBy)}</span>
        <span className="quiet">{text.hint}</span>
      </p>
      {route.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={calendarText.nobody} />}
      <ol className="route">
        {route.map((visit, index) => (
          <li key={visit.id} data-testid="route-stop">
            <span className="route-number">{index + 1}</span>
            <span className="route-who">
              <strong>{visit.name}</strong>
              <span>{visit.phone}</span>
              <span className="quiet">{visit.community}</span>
            </span>
            <Address
              key={visit.stop?.address ?? ''}
              visit={visit}
              clerk={clerk}
              onSave={(address) => void writes.address.run({ appointmentId: visit.id, address, clerk })}
            />
            <span className={`state-${visit.state}`}>{calendarText.state[visit.state]}</span>
            <span className="route-doing" hidden={clerk === ''}>
              <Button size="small" disabled={index === 0} data-testid="route-up" onClick={() => swap(index, -1)}>
                {text.up}
              </Button>
              <Button
                size="small"
                disabled={index === route.length - 1}
                data-testid="route-down"
                onClick={() => swap(index, 1)}
              >
                {text.down}
              </Button>
              <Button size="small" onClick={() => void writes.print.run({ appointmentId: visit.id, clerk })}>
                {dayText.print}
              </Button>
              {visit.state === 'booked' && hasBegun(visit, now()) && (
                <>
                  <Button
                    size="small"
                    type="primary"
                    data-testid="mark-seen"
                    onClick={() => void writes.seen.run({ appointmentId: visit.id, clerk })}
                  >
                    {dayText.visited}
                  </Button>
                  <Button size="small" onClick={() => void writes.noShow.run({ appointmentId: visit.id, clerk })}>
                    {dayText.notMet}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

type AddressProps = { readonly visit: Appointment; readonly clerk: string; readonly onSave: (address: string) => void };

/** Saved when the cursor leaves it. */
function Address({ visit, clerk, onSave }: AddressProps) {
  const saved = visit.stop?.address ?? '';
  const [typed, setTyped] = useState(saved);
  if (visit.state !== 'booked' || clerk === '')
    return <span className="route-address">{saved === '' ? text.noAddress : saved}</span>;
  return (
    <Input
      className="route-address"
      value={typed}
      maxLength={200}
      placeholder={text.addressHint}
      aria-label={text.address}
      data-testid="route-address"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed.trim() !== saved) onSave(typed.trim());
      }}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
}
