import { Flex, Radio } from 'antd';
import { useState } from 'react';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { DayView } from '#renderer/features/appointments/DayView.tsx';
import { RecallList } from '#renderer/features/appointments/RecallList.tsx';
import { WeekView } from '#renderer/features/appointments/WeekView.tsx';
import { CalendarLists } from '#renderer/features/calendar/CalendarLists.tsx';
import { ClosedDays } from '#renderer/features/calendar/ClosedDays.tsx';

const tabs = [
  { value: 'closing', label: calendarText.manager.closing },
  { value: 'day', label: calendarText.tabs.day },
  { value: 'week', label: calendarText.tabs.week },
  { value: 'recalls', label: calendarText.tabs.recalls },
] as const;
type Tab = (typeof tabs)[number]['value'];

type Props = { readonly date: string; readonly clerk: string; readonly onDate: (date: string) => void };

/** The manager's calendar: closed and extra days with whom they hit, places and teams, and the days as the clerks see them. */
export function CalendarDesk({ date, clerk, onDate }: Props) {
  const [tab, setTab] = useState<Tab>('closing');
  return (
    <Flex vertical gap="middle">
      <Radio.Group
        value={tab}
        optionType="button"
        buttonStyle="solid"
        options={[...tabs]}
        data-testid="calendar-tabs"
        onChange={(event) => setTab(event.target.value as Tab)}
      />
      {tab === 'closing' && (
        <div>
          <ClosedDays key={date} date={date} clerk={clerk} />
          <CalendarLists clerk={clerk} />
        </div>
      )}
      {tab === 'day' && <DayView date={date} clerk={clerk} />}
      {tab === 'week' && (
        <WeekView
          date={date}
          onWeek={onDate}
          onDay={(day) => {
            onDate(day);
            setTab('day');
          }}
        />
      )}
      {tab === 'recalls' && <RecallList clerk={clerk} />}
    </Flex>
  );
}
