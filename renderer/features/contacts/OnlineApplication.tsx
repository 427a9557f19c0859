import { Alert, Button, Flex, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import { onlineApplicationKind, type OnlineApplicationKind } from '#shared/contract/online-applications.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { dayText } from '#shared/i18n/zh-CN/coverage.ts';
import { onlineApplicationText } from '#shared/i18n/zh-CN/online-applications.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { DateField } from '#renderer/ui/DateField.tsx';

const text = contactsText.online;

type Props = { readonly personId: PersonId; readonly clerk: string };

/** An application made on the national site: recorded with its number, or withdrawn. */
export function OnlineApplication({ personId, clerk }: Props) {
  const [writing, setWriting] = useState(false);
  const input = { personId, limit: 5 };
  const known = useQuery(useStationQueries().onlineApplications.list.queryOptions({ input })).data;
  const live = known?.rows.find((row) => row.state === 'live');
  if (live !== undefined) return <Withdraw id={live.id} number={live.number} on={live.appliedOn} clerk={clerk} />;
  if (writing) return <RecordForm personId={personId} clerk={clerk} onEnd={() => setWriting(false)} />;
  return (
    <Button style={{ alignSelf: 'flex-start' }} data-testid="online-open" onClick={() => setWriting(true)}>
      {text.open}
    </Button>
  );
}

function RecordForm({ personId, clerk, onEnd }: Props & { readonly onEnd: () => void }) {
  const { today } = useDescription();
  const station = useStation();
  const feedback = useFeedback();
  const [number, setNumber] = useState('');
  const [kind, setKind] = useState<OnlineApplicationKind>('first');
  const [appliedOn, setAppliedOn] = useState(today);
  const record = useWrite(station.onlineApplications.record, {
    onSuccess: (made) => {
      feedback.done(text.done(made.number));
      if (made.cancelledBooking !== null) feedback.done(text.released(made.cancelledBooking));
      onEnd();
    },
  });
  const save = (): void => void record.run({ personId, number, kind, appliedOn, clerk });
  return (
    <Flex gap="small" align="center" wrap data-testid="online-form">
      <Input
        autoFocus
        value={number}
        placeholder={text.number}
        aria-label={text.number}
        maxLength={40}
        data-testid="online-number"
        style={{ width: 200 }}
        onChange={(event) => setNumber(event.target.value)}
        onPressEnter={save}
      />
      <Select
        value={kind}
        aria-label={text.kind}
        style={{ width: 110 }}
        options={onlineApplicationKind.options.map((each) => ({
          value: each,
          label: onlineApplicationText.kind[each],
        }))}
        onChange={setKind}
      />
      <DateField
        date={appliedOn}
        label={text.on}
        testId="online-date"
        onDate={(date) => date !== null && setAppliedOn(date)}
      />
      <Button
        type="primary"
        disabled={number.trim().length < 4 || record.pending}
        data-testid="online-save"
        onClick={save}
      >
        {text.save}
      </Button>
      <Button onClick={onEnd}>{text.cancel}</Button>
    </Flex>
  );
}

type WithdrawProps = {
  readonly id: Parameters<ReturnType<typeof useStation>['onlineApplications']['withdraw']>[0]['onlineApplicationId'];
  readonly number: string;
  readonly on: string;
  readonly clerk: string;
};

function Withdraw({ id, number, on, clerk }: WithdrawProps) {
  const station = useStation();
  const feedback = useFeedback();
  const [reason, setReason] = useState('');
  const withdraw = useWrite(station.onlineApplications.withdraw, { onSuccess: () => feedback.done(text.withdrawn) });
  return (
    <Flex vertical gap="small" data-testid="online-live">
      <Alert type="info" title={`${dayText(on)}　${text.number} ${number}`} />
      <Flex gap="small">
        <Input
          value={reason}
          placeholder={text.withdrawReason}
          aria-label={text.withdrawReason}
          maxLength={200}
          data-testid="online-reason"
          style={{ width: 240 }}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          disabled={reason.trim() === '' || withdraw.pending}
          data-testid="online-withdraw"
          onClick={() => void withdraw.run({ onlineApplicationId: id, reason, clerk })}
        >
          {text.withdraw}
        </Button>
      </Flex>
    </Flex>
  );
}
