import { AutoComplete, Button, Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, weekdayOf } from '#shared/civil-date.ts';
import { dutyHalf, type Duty } from '#shared/contract/hotline.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import './hotline.css';

const text = contactsText.hotline;
const DAYS = 14;

/** Two weeks of the hotline: who answers it on which half day. */
export function DutyTable({ clerk }: { readonly clerk: string }) {
  const { today } = useDescription();
  const [from, setFrom] = useState(today);
  const duties = useQuery(useStationQueries().hotline.duties.queryOptions({ input: { from, days: DAYS } })).data ?? [];
  const days = [...new Set(duties.map((duty) => duty.date))];
  return (
    <section className="duty-table">
      <Flex justify="space-between" align="center">
        <p className="quiet">{text.explanation}</p>
        <Flex gap="small">
          <Button onClick={() => setFrom(addDays(from, -DAYS))}>{text.previous}</Button>
          <Button onClick={() => setFrom(addDays(from, DAYS))}>{text.next}</Button>
        </Flex>
      </Flex>
      <table data-testid="duty-table">
        <thead>
          <tr>
            <th scope="col">{text.day}</th>
            {dutyHalf.options.map((half) => (
              <th scope="col" key={half}>
                {text.half[half]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((date) => (
            <tr key={date} className={[0, 6].includes(weekdayOf(date)) ? 'duty-weekend' : undefined}>
              <th scope="row">{dayText(date, weekdayOf(date))}</th>
              {duties
                .filter((duty) => duty.date === date)
                .map((duty) => (
                  <td key={duty.half}>
                    <DutyField key={duty.person} duty={duty} clerk={clerk} />
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DutyField({ duty, clerk }: { readonly duty: Duty; readonly clerk: string }) {
  const { clerks } = useDescription();
  const station = useStation();
  const feedback = useFeedback();
  const [name, setName] = useState(duty.person);
  const assign = useWrite(station.hotline.assign, { onSuccess: () => feedback.done(text.saved) });
  const save = (person: string): void => {
    if (person.trim() !== duty.person && clerk !== '') {
      void assign.run({ date: duty.date, half: duty.half, person: person.trim(), clerk });
    }
  };
  return (
    <AutoComplete
      value={name}
      placeholder={text.nobody}
      disabled={clerk === ''}
      maxLength={40}
      aria-label={`${duty.date} ${text.half[duty.half]}`}
      data-testid={`duty-${duty.date}-${duty.half}`}
      style={{ width: '100%' }}
      options={clerks.map((each) => ({ value: each }))}
      onChange={setName}
      onSelect={save}
      onBlur={() => save(name)}
    />
  );
}
