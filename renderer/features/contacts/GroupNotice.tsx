import { Button, Flex, Input, Select, Table, type TableColumnsType } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timeOfDay } from '#shared/civil-date.ts';
import type { Contact } from '#shared/contract/contacts.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { coverageText } from '#shared/i18n/zh-CN/coverage-screen.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { outcomesOf } from './contact-draft.ts';
import './contacts.css';

const text = coverageText.group;
const SHOWN = 100;

/** A poster or a group message, recorded once for everybody it was for; and what was done today. */
export function GroupNotice({ clerk }: { readonly clerk: string }) {
  const { communities, today } = useDescription();
  const station = useStation();
  const queries = useStationQueries();
  const feedback = useFeedback();
  const policy = useQuery(queries.contacts.policy.queryOptions()).data;
  const day = useQuery(queries.contacts.ofDay.queryOptions({ input: { date: today, limit: SHOWN } })).data;
  const channels = policy?.channels.filter((channel) => channel.group) ?? [];
  const [community, setCommunity] = useState('');
  const [channel, setChannel] = useState('poster');
  const [wished, setOutcome] = useState('posted');
  const [note, setNote] = useState('');
  const outcomes = policy === undefined ? [] : outcomesOf(policy, channel).filter((each) => each.decides === null);
  const outcome = outcomes.some((each) => each.code === wished) ? wished : (outcomes[0]?.code ?? '');
  const log = useWrite(station.contacts.logGroup, {
    onSuccess: () => {
      setNote('');
      feedback.done(text.saved);
    },
  });
  const named = (codes: readonly { readonly code: string; readonly name: string }[]) =>
    codes.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Flex vertical gap="middle">
      <p className="quiet group-explanation">{text.explanation}</p>
      <div className="group-form">
        <Select
          value={community}
          aria-label={text.community}
          style={{ width: 170 }}
          options={[{ value: '', label: text.street }, ...communities.map((name) => ({ value: name, label: name }))]}
          onChange={setCommunity}
        />
        <Select
          value={channel}
          aria-label={text.channel}
          style={{ width: 100 }}
          options={named(channels)}
          onChange={setChannel}
        />
        <Select
          value={outcome}
          aria-label={text.outcome}
          style={{ width: 220 }}
          options={named(outcomes)}
          onChange={setOutcome}
        />
        <Input
          value={note}
          placeholder={text.note}
          aria-label={text.note}
          maxLength={500}
          data-testid="group-note"
          style={{ width: 260 }}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button
          type="primary"
          disabled={clerk === '' || outcome === '' || log.pending}
          data-testid="group-save"
          onClick={() => void log.run({ community, channel, outcome, note, clerk })}
        >
          {text.save}
        </Button>
        {clerk === '' && <span className="quiet">{text.clerkMissing}</span>}
      </div>
      <h2 className="group-today">{text.today}</h2>
      <Table<Contact & { name: string }>
        rowKey="id"
        size="small"
        data-testid="contacts-today"
        columns={columns}
        dataSource={day?.rows ?? []}
        pagination={false}
        locale={{ emptyText: text.none }}
      />
    </Flex>
  );
}

const columns: TableColumnsType<Contact & { name: string }> = [
  { title: text.columns.time, width: 80, render: (_, { atMs }) => timeOfDay(atMs) },
  {
    title: text.columns.who,
    width: 180,
    render: (_, { name, community }) => (community === null ? name : contactsText.panel.group(community)),
  },
  {
    title: text.columns.what,
    width: 280,
    render: (_, { channelName, outcomeName }) => `${channelName}：${outcomeName}`,
  },
  { title: text.columns.note, dataIndex: 'note' },
  { title: text.columns.clerk, dataIndex: 'clerk', width: 100 },
];
