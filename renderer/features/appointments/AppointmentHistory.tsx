import { Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { civilDateOf, timeOfDay, weekdayOf } from '#shared/civil-date.ts';
import type { Appointment, AppointmentEvent } from '#shared/contract/appointments.ts';
import type { PersonId } from '#shared/contract/base.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import './days.css';

const text = calendarText.history;

/** Every appointment a person ever had, newest first, with what became of it; folded away until it is asked for. */
export function AppointmentHistory({ personId }: { readonly personId: PersonId }) {
  const known = useQuery(useStationQueries().appointments.ofPerson.queryOptions({ input: { personId } })).data;
  if (known === undefined || known.length === 0) return null;
  return (
    <details className="appointment-history" data-testid="appointment-history">
      <summary>{text.heading(known.length)}</summary>
      <ol>
        {known.map(({ appointment, events }) => (
          <li key={appointment.id} data-testid="history-appointment" data-state={appointment.state}>
            <div className="history-head">
              <strong>{dayText(appointment.date, weekdayOf(appointment.date))}</strong>
              <span>
                {appointment.startsAt}–{appointment.endsAt}
              </span>
              <span>{placeOf(appointment)}</span>
              <Tag>{calendarText.state[appointment.state]}</Tag>
              <span className="quiet">{appointment.number}</span>
            </div>
            {events.map((event) => (
              <div key={`${event.atMs} ${event.to} ${event.moved?.to ?? ''}`} className="quiet">
                {text.step(stepDay(event.atMs), event.actor, wordOf(event), event.reason)}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

function placeOf({ kind, site, stop }: Appointment): string {
  if (kind === 'hall') return calendarText.kind.hall;
  const where = kind === 'home' && stop !== null && stop.address !== '' ? stop.address : site;
  return `${calendarText.kind[kind]} ${where}`;
}

function wordOf({ from, to, moved }: AppointmentEvent): string {
  if (moved !== null) return text.moved(momentText(moved.from), momentText(moved.to));
  return from === null ? text.booked : calendarText.state[to];
}

/** `2022-02-28 09:00` as `2月28日 周一 09:00`. */
function momentText(moment: string): string {
  const [date = '', time = ''] = moment.split(' ');
  return `${dayText(date, weekdayOf(date))} ${time}`;
}

function stepDay(atMs: number): string {
  const date = civilDateOf(atMs);
  return `${dayText(date, weekdayOf(date))} ${timeOfDay(atMs)}`;
}
