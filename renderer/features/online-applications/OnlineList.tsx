import { Button, Empty, Flex, Input, Segmented, Table, Tag, type TableColumnsType } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { civilDateOf } from '#shared/civil-date.ts';
import { onlineApplicationState, type OnlineApplication } from '#shared/contract/online-applications.ts';
import { dayText } from '#shared/i18n/zh-CN/coverage.ts';
import { onlineApplicationText } from '#shared/i18n/zh-CN/online-applications.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const text = onlineApplicationText.list;
const PAGE_SIZE = 20;
const states = ['all', ...onlineApplicationState.options] as const;

type Asked = { readonly what: 'correct' | 'withdraw'; readonly application: OnlineApplication };

/** Applications made on the national site, as recorded here; wrong ones are set right or withdrawn, never deleted. */
export function OnlineList({ clerk }: { readonly clerk: string }) {
  const [query, setQuery] = useState('');
  const [state, setState] = useState<(typeof states)[number]>('all');
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const input = {
    query,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
    ...(state === 'all' ? {} : { state }),
  };
  const list = useQuery(
    useStationQueries().onlineApplications.list.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  const close = (): void => setAsked(null);
  return (
    <Flex vertical gap="middle" data-testid="online-list">
      <span className="quiet">{text.explanation}</span>
      <Flex gap="middle" align="center" wrap>
        <Input
          allowClear
          value={query}
          placeholder={text.search}
          aria-label={text.search}
          maxLength={40}
          data-testid="online-query"
          style={{ width: 280 }}
          onChange={(event) => {
            setQuery(event.target.value);
            setPage(1);
          }}
        />
        <Segmented
          value={state}
          options={states.map((each) => ({ value: each, label: text.states[each] }))}
          onChange={(next) => {
            setState(next);
            setPage(1);
          }}
        />
        {clerk === '' && <span className="quiet">{text.needClerk}</span>}
      </Flex>
      <Table<OnlineApplication>
        rowKey="id"
        size="small"
        columns={columnsOf(clerk === '' ? null : setAsked)}
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        onRow={() => ({ 'data-testid': 'online-row' }) as object}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total: list.data?.total ?? 0,
          showSizeChanger: false,
          showTotal: text.total,
          onChange: setPage,
        }}
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={query === '' && state === 'all' ? text.none : text.noneFound}
            />
          ),
        }}
      />
      {asked?.what === 'correct' && <CorrectDialog application={asked.application} clerk={clerk} onEnd={close} />}
      {asked?.what === 'withdraw' && <WithdrawDialog application={asked.application} clerk={clerk} onEnd={close} />}
    </Flex>
  );
}

function columnsOf(onAsk: ((asked: Asked) => void) | null): TableColumnsType<OnlineApplication> {
  return [
    { title: text.columns.number, dataIndex: 'number', width: 190 },
    {
      title: text.columns.person,
      width: 200,
      render: (_, { name, maskedIdNumber, community }) => (
        <>
          <strong>{name}</strong>
          <div className="quiet">{[maskedIdNumber, community].filter((part) => part !== '').join('　')}</div>
        </>
      ),
    },
    { title: text.columns.appliedOn, width: 110, render: (_, { appliedOn }) => dayText(appliedOn) },
    { title: text.columns.kind, width: 100, render: (_, { kind }) => onlineApplicationText.kind[kind] },
    {
      title: text.columns.state,
      render: (_, { state, withdrawnReason, withdrawnBy }) => (
        <>
          <Tag color={state === 'live' ? 'green' : 'default'}>{text.states[state]}</Tag>
          {withdrawnReason !== null && (
            <span className="quiet">{text.withdrawnWhy(withdrawnBy ?? '', withdrawnReason)}</span>
          )}
        </>
      ),
    },
    {
      title: text.columns.recorded,
      width: 150,
      render: (_, { recordedBy, recordedAtMs }) => `${dayText(civilDateOf(recordedAtMs))}　${recordedBy}`,
    },
    {
      width: 150,
      align: 'end',
      render: (_, application) =>
        application.state === 'live' && (
          <Flex gap="small" justify="flex-end">
            <Button
              disabled={onAsk === null}
              data-testid="online-correct"
              onClick={() => onAsk?.({ what: 'correct', application })}
            >
              {text.correct}
            </Button>
            <Button
              disabled={onAsk === null}
              data-testid="online-row-withdraw"
              onClick={() => onAsk?.({ what: 'withdraw', application })}
            >
              {text.withdraw}
            </Button>
          </Flex>
        ),
    },
  ];
}
