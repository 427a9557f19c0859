import { Alert, Spin } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { AppointmentTable } from './AppointmentTable.tsx';
import { CallOff } from './CallOff.tsx';
import { PlaceList, placeKey } from './PlaceList.tsx';
import { VisitRoute } from './VisitRoute.tsx';
import './days.css';

type Props = {
  readonly date: string;
  readonly clerk: string;
  /** Buttons of the screen above the list, for example to add a session. */
  readonly tools?: ReactNode;
  readonly onOpenPerson?: ((appointment: Appointment) => void) | undefined;
};

/** One day: places with how full they are left, who comes right. */
export function DayView({ date, clerk, tools, onOpenPerson }: Props) {
  const [chosen, setChosen] = useState('');
  const day = useQuery(
    useStationQueries().appointments.day.queryOptions({ input: { date }, placeholderData: keepPreviousData }),
  ).data;
  if (day === undefined) return <Spin />;
  const place = day.places.find((each) => placeKey(each) === chosen);
  const shown = day.appointments.filter(
    (each) => place === undefined || (each.kind === place.kind && each.site === place.site),
  );
  return (
    <div className="day-view" data-testid="day-view">
      <aside>
        {day.closedReason !== null && (
          <Alert
            type="info"
            title={day.closedReason === '' ? calendarText.closed : calendarText.closedBecause(day.closedReason)}
            data-testid="day-closed"
          />
        )}
        <PlaceList places={day.places} chosen={place === undefined ? '' : chosen} onChoose={setChosen} />
        {tools}
      </aside>
      <section>
        {place !== undefined && place.kind !== 'hall' && clerk !== '' && (
          <CallOff key={chosen} place={place} appointments={shown} clerk={clerk} />
        )}
        {place?.kind === 'home' ? (
          place.slots.map((slot) => (
            <VisitRoute
              key={slot.id}
              slot={slot}
              visits={shown.filter((each) => each.slotId === slot.id)}
              clerk={clerk}
            />
          ))
        ) : (
          <AppointmentTable appointments={shown} clerk={clerk} onOpenPerson={onOpenPerson} />
        )}
      </section>
    </div>
  );
}
