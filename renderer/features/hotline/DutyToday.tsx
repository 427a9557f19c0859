import { useQuery } from '@tanstack/react-query';
import { timeOfDay } from '#shared/civil-date.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useDescription, useStationClock, useStationQueries } from '#renderer/lib/station-context.tsx';
import './hotline.css';

const text = contactsText.hotline;

/** Who answers the hotline this half of the day. */
export function DutyToday() {
  const { today, hotline, openingText } = useDescription();
  const clock = useStationClock();
  const duties = useQuery(useStationQueries().hotline.duties.queryOptions({ input: { from: today, days: 1 } })).data;
  if (duties === undefined) return null;
  const half = timeOfDay(clock()) < '12:00' ? 'morning' : 'afternoon';
  const person = duties.find((duty) => duty.half === half)?.person ?? '';
  return (
    <p className="duty-today" data-testid="duty-today">
      {text.today(person)}
      <span className="quiet">
        {hotline}　{text.hours(openingText)}
      </span>
    </p>
  );
}
