import { Flex } from 'antd';
import { useState } from 'react';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { DayStepper } from '#renderer/features/calendar/DayStepper.tsx';
import { PrintJournal } from '#renderer/features/prints/PrintJournal.tsx';
import { useDescription } from '#renderer/lib/station-context.tsx';

/** The print journal at the counter: what was put off yesterday is printed here when its owner comes back. */
export function PrintsPage({ clerk }: { readonly clerk: string }) {
  const { today } = useDescription();
  const [chosen, setChosen] = useState<string | null>(null);
  const date = chosen ?? today;
  return (
    <Flex vertical gap="middle" className="prints-page" data-testid="prints-page">
      <Flex gap="large" align="center">
        <h2>{counterText.nav.prints}</h2>
        <DayStepper date={date} today={today} onDate={setChosen} />
      </Flex>
      <PrintJournal date={date} clerk={clerk} />
    </Flex>
  );
}
