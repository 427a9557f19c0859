import { Button, Empty, Flex, Select, Segmented, Switch, Table, Tag, type TableColumnsType } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { civilDateOf } from '#shared/civil-date.ts';
import { followUpState, type FollowUp, type FollowUpState } from '#shared/contract/follow-ups.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { dayText } from '#shared/i18n/zh-CN/coverage.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import './follow-ups.css';

const text = contactsText.followUp;
const PAGE_SIZE = 20;

/** Needs that somebody must see to, the most urgent first. */
export function FollowUpList({ clerk }: { readonly clerk: string }) {
  const { clerks, today } = useDescription();
  const [state, setState] = useState<FollowUpState>('open');
  const [owner, setOwner] = useState('');
  const [dueOnly, setDueOnly] = useState(false);
  const [page, setPage] = useState(1);
  const [moving, setMoving] = useState<FollowUp | null>(null);
  const input = {
    state,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
    ...(owner === '' ? {} : { owner }),
    ...(dueOnly ? { dueUntil: today } : {}),
  };
  const list = useQuery(useStationQueries().followUps.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const first = <Value,>(set: (value: Value) => void) => {
    return (value: Value): void => {
      set(value);
      setPage(1);
    };
  };
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Segmented
          value={state}
          options={followUpState.options.map((each) => ({ value: each, label: text.state[each] }))}
          onChange={first(setState)}
        />
        <Select
          value={owner}
          style={{ width: 130 }}
          aria-label={text.columns.owner}
          options={[{ value: '', label: text.allOwners }, ...clerks.map((name) => ({ value: name, label: name }))]}
          onChange={first(setOwner)}
        />
        <label>
          <Switch size="small" checked={dueOnly} onChange={first(setDueOnly)} /> {text.dueOnly}
        </label>
      </Flex>
      <Table<FollowUp>
        rowKey="id"
        size="small"
        data-testid="follow-ups"
        columns={columns(clerk === '' ? null : setMoving)}
        dataSource={list.data?.rows ?? []}
        onRow={() => ({ 'data-testid': 'follow-up' }) as object}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total: list.data?.total ?? 0,
          showSizeChanger: false,
          showTotal: text.total,
          onChange: setPage,
        }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none} /> }}
      />
      {moving !== null && <MoveDialog followUp={moving} clerk={clerk} onEnd={() => setMoving(null)} />}
    </Flex>
  );
}

function columns(onMove: ((followUp: FollowUp) => void) | null): TableColumnsType<FollowUp> {
  return [
    {
      title: text.columns.due,
      width: 130,
      render: (_, { dueOn, overdue }) => (
        <>
          {text.due(dueOn)} {overdue && <Tag color="red">{text.overdue}</Tag>}
        </>
      ),
    },
    { title: text.columns.need, dataIndex: 'needName', width: 120 },
    {
      title: text.columns.person,
      width: 190,
      render: (_, { name, phone, community }) => (
        <>
          <strong>{name}</strong>
          <div className="quiet">{[phone, community].filter((part) => part !== '').join('　')}</div>
        </>
      ),
    },
    { title: text.columns.detail, dataIndex: 'detail' },
    { title: text.columns.owner, dataIndex: 'owner', width: 90 },
    { title: text.columns.history, width: 260, render: (_, followUp) => <Steps followUp={followUp} /> },
    {
      width: 110,
      render: (_, followUp) => (
        <Button disabled={onMove === null} data-testid="follow-up-move" onClick={() => onMove?.(followUp)}>
          {text.handle}
        </Button>
      ),
    },
  ];
}

function Steps({ followUp }: { readonly followUp: FollowUp }) {
  return (
    <div className="follow-up-steps">
      {followUp.history.map(({ from, to, owner, dueOn, note, actor, atMs }) => {
        const what = from === null ? text.raised : to === 'open' ? text.kept(owner, dayText(dueOn)) : text.state[to];
        return <div key={`${atMs} ${to} ${note}`}>{text.step(dayText(civilDateOf(atMs)), actor, what, note)}</div>;
      })}
    </div>
  );
}
