import { Button, DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { addDays } from '#shared/civil-date.ts';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';

// antd's pickers take month names and the first day of the week from here.
dayjs.locale('zh-cn');

const text = managerText.picker;

type Props = { readonly date: string; readonly today: string; readonly onDate: (date: string) => void };

/** One day: by calendar, or a step back and forth. */
export function DayPicker({ date, today, onDate }: Props) {
  return (
    <Flex gap="small" align="center">
      <Button data-testid="day-previous" onClick={() => onDate(addDays(date, -1))}>
        {text.previous}
      </Button>
      <DatePicker
        value={dayjs(date)}
        format={text.format}
        allowClear={false}
        inputReadOnly
        // antd's own "today" is the machine's; the station's may be another (practice).
        showNow={false}
        aria-label={text.label}
        data-testid="day-picker"
        style={{ width: 220 }}
        onChange={(picked) => picked !== null && onDate(picked.format('YYYY-MM-DD'))}
      />
      <Button data-testid="day-next" onClick={() => onDate(addDays(date, 1))}>
        {text.next}
      </Button>
      <Button disabled={date === today} data-testid="day-today" onClick={() => onDate(today)}>
        {text.today}
      </Button>
    </Flex>
  );
}
