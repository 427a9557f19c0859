import { Button, Flex } from 'antd';
import { addDays, weekdayOf } from '#shared/civil-date.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';

const text = managerText.picker;

type Props = { readonly date: string; readonly today: string; readonly onDate: (date: string | null) => void };

/** One day back or forth; null follows the calendar over midnight. */
export function DayStepper({ date, today, onDate }: Props) {
  const step = (days: number): void => {
    const next = addDays(date, days);
    onDate(next === today ? null : next);
  };
  return (
    <Flex gap="small" align="center">
      <Button data-testid="calendar-previous" onClick={() => step(-1)}>
        {text.previous}
      </Button>
      <strong className="calendar-date" data-testid="calendar-date">
        {dayText(date, weekdayOf(date))}
      </strong>
      <Button data-testid="calendar-next" onClick={() => step(1)}>
        {text.next}
      </Button>
      <Button disabled={date === today} onClick={() => onDate(null)}>
        {text.today}
      </Button>
    </Flex>
  );
}
