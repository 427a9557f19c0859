import { Badge, Button, Flex, Radio } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { DayView } from '#renderer/features/appointments/DayView.tsx';
import { RecallList } from '#renderer/features/appointments/RecallList.tsx';
import { WeekView } from '#renderer/features/appointments/WeekView.tsx';
import { ArrangeForm } from '#renderer/features/calendar/ArrangeForm.tsx';
import { DayStepper } from '#renderer/features/calendar/DayStepper.tsx';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';

type Tab = 'day' | 'week' | 'recalls';

type Props = {
  readonly clerk: string;
  /** Somebody of the list is to be looked at or booked anew. */
  readonly onOpenPerson?: (appointment: Appointment) => void;
};

/** Who comes when and where, a day or a week at a time, and who must be called again. */
export function CalendarPage({ clerk, onOpenPerson }: Props) {
  const { today } = useDescription();
  const [tab, setTab] = useState<Tab>('day');
  const [chosen, setChosen] = useState<string | null>(null);
  const [arranging, setArranging] = useState<'group' | 'home' | null>(null);
  const date = chosen ?? today;
  const waiting = useQuery(useStationQueries().appointments.recalls.queryOptions()).data?.length ?? 0;
  const tabs = [
    { value: 'day', label: calendarText.tabs.day },
    { value: 'week', label: calendarText.tabs.week },
    {
      value: 'recalls',
      label: (
        <span data-testid="tab-recalls">
          {calendarText.tabs.recalls} <Badge count={waiting} showZero={false} size="small" />
        </span>
      ),
    },
  ];
  return (
    <div className="calendar-page" data-testid="calendar-page">
      <Flex gap="middle" align="center" className="calendar-tabs" wrap>
        <Radio.Group
          value={tab}
          optionType="button"
          buttonStyle="solid"
          options={tabs}
          data-testid="calendar-tabs"
          onChange={(event) => setTab(event.target.value as Tab)}
        />
        {tab === 'day' && <DayStepper date={date} today={today} onDate={setChosen} />}
      </Flex>
      {tab === 'day' && (
        <DayView
          date={date}
          clerk={clerk}
          onOpenPerson={onOpenPerson}
          tools={
            clerk !== '' &&
            date >= today && (
              <>
                <Button data-testid="arrange-group" onClick={() => setArranging('group')}>
                  {calendarText.arrange.group}
                </Button>
                <Button data-testid="arrange-home" onClick={() => setArranging('home')}>
                  {calendarText.arrange.home}
                </Button>
              </>
            )
          }
        />
      )}
      {tab === 'week' && (
        <WeekView
          date={date}
          onWeek={setChosen}
          onDay={(day) => {
            setChosen(day);
            setTab('day');
          }}
        />
      )}
      {tab === 'recalls' && <RecallList clerk={clerk} onBook={onOpenPerson} />}
      {arranging !== null && (
        <ArrangeForm key={arranging} kind={arranging} date={date} clerk={clerk} onClose={() => setArranging(null)} />
      )}
    </div>
  );
}
