import { Button, Flex, Spin } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addDays, weekdayOf } from '#shared/civil-date.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { UseBar } from './UseBar.tsx';
import './days.css';

type Props = {
  readonly date: string;
  readonly onWeek: (date: string) => void;
  readonly onDay: (date: string) => void;
};

/** Monday of the week of a day. */
function mondayOf(date: string): string {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

/** Seven days side by side: every place with how full it is, and how many did not come. */
export function WeekView({ date, onWeek, onDay }: Props) {
  const { today } = useDescription();
  const from = mondayOf(date);
  const week = useQuery(
    useStationQueries().appointments.week.queryOptions({ input: { from }, placeholderData: keepPreviousData }),
  ).data;
  return (
    <div data-testid="week-view">
      <Flex gap="small" align="center" className="week-head">
        <Button data-testid="week-previous" onClick={() => onWeek(addDays(from, -7))}>
          {calendarText.previousWeek}
        </Button>
        <Button data-testid="week-next" onClick={() => onWeek(addDays(from, 7))}>
          {calendarText.nextWeek}
        </Button>
        <Button disabled={from === mondayOf(today)} onClick={() => onWeek(today)}>
          {calendarText.thisWeek}
        </Button>
      </Flex>
      {week === undefined && <Spin />}
      <div className="week">
        {week?.map((day) => (
          <button
            key={day.date}
            type="button"
            className={day.date === today ? 'week-day week-today' : 'week-day'}
            data-testid="week-day"
            onClick={() => onDay(day.date)}
          >
            <strong>{dayText(day.date, weekdayOf(day.date))}</strong>
            {day.closedReason !== null && (
              <span className={day.closedReason === '' ? 'quiet' : 'week-closed'}>
                {day.closedReason === '' ? calendarText.closed : calendarText.closedBecause(day.closedReason)}
              </span>
            )}
            {day.places.filter(hasSomething).map((place) => (
              <span key={`${place.kind} ${place.site}`} className="week-place" title={place.site}>
                <span className="week-site">
                  {place.kind === 'hall' ? calendarText.kind.hall : `${calendarText.kind[place.kind]} ${place.site}`}
                </span>
                {place.capacity > 0 && <UseBar taken={place.taken} capacity={place.capacity} />}
                {place.noShow > 0 && <span className="state-no-show">{calendarText.noShows(place.noShow)}</span>}
              </span>
            ))}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A place of a closed day whose bookings were all called off has nothing to show. */
function hasSomething({ capacity, noShow }: { readonly capacity: number; readonly noShow: number }): boolean {
  return capacity > 0 || noShow > 0;
}
