import { Button, Flex, Input, Segmented, Table, Tag, type TableColumnsType } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { CaseId } from '#shared/contract/base.ts';
import { rekeyState, type RekeyRow, type RekeyState } from '#shared/contract/rekeying.ts';
import { papersText } from '#shared/i18n/zh-CN/papers-screen.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = papersText.rekey;
const PAGE_SIZE = 12;
const TAG: Readonly<Record<RekeyState, string>> = { waiting: 'default', begun: 'processing', done: 'success' };

type Props = {
  readonly clerk: string;
  /** Ticked for an export; kept while leafing. */
  readonly chosen: readonly CaseId[];
  readonly onChoose: (caseIds: readonly CaseId[]) => void;
  readonly onOpen: (caseId: CaseId) => void;
};

/** Accepted cases and how far each is in the ministry's system. */
export function RekeyList({ clerk, chosen, onChoose, onOpen }: Props) {
  const [state, setState] = useState<RekeyState | null>(null);
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  const input = { state, query, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const list = useQuery(useStationQueries().rekeying.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const { counts, rows = [], total = 0 } = list.data ?? {};
  const name = (each: RekeyState) => `${text.state[each]}${counts === undefined ? '' : ` ${counts[each]}`}`;
  return (
    <Flex vertical gap="middle" className="papers-part">
      <span className="quiet">{text.intro}</span>
      <Flex gap="middle" align="center">
        <Segmented<RekeyState | 'all'>
          value={state ?? 'all'}
          data-testid="rekey-state"
          options={[
            { value: 'all', label: text.all },
            ...rekeyState.options.map((each) => ({ value: each, label: name(each) })),
          ]}
          onChange={(chosen) => {
            setState(chosen === 'all' ? null : chosen);
            setPage(1);
          }}
        />
        <Input.Search
          allowClear
          placeholder={text.search}
          style={{ width: 260 }}
          data-testid="rekey-search"
          onChange={(event) => {
            setQuery(event.target.value);
            setPage(1);
          }}
        />
      </Flex>
      <Table<RekeyRow>
        rowKey="caseId"
        size="small"
        loading={list.isPending}
        columns={columnsOf(clerk, onOpen)}
        dataSource={rows}
        rowSelection={{
          selectedRowKeys: [...chosen],
          preserveSelectedRowKeys: true,
          onChange: (_keys, picked) => onChoose(picked.map((row) => row.caseId)),
        }}
        locale={{ emptyText: text.none }}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total,
          onChange: setPage,
          showSizeChanger: false,
          hideOnSinglePage: true,
        }}
      />
    </Flex>
  );
}

const columnsOf = (clerk: string, onOpen: Props['onOpen']): TableColumnsType<RekeyRow> => [
  { title: text.columns.number, dataIndex: 'caseNumber' },
  { title: text.columns.name, dataIndex: 'personName', render: (name: string) => <strong>{name}</strong> },
  { title: text.columns.className, dataIndex: 'className' },
  { title: text.columns.acceptedAt, dataIndex: 'acceptedAtMs', render: (atMs: number) => dateTimeText(atMs) },
  {
    title: text.columns.state,
    dataIndex: 'state',
    render: (state: RekeyState, { marked }) => (
      <Tag color={TAG[state]}>{state === 'begun' ? text.begun(marked) : text.state[state]}</Tag>
    ),
  },
  { title: text.columns.ministryNumber, dataIndex: 'ministryNumber' },
  {
    title: text.columns.last,
    dataIndex: 'atMs',
    render: (atMs: number | null, row) => (atMs === null ? '' : text.lastBy(row.clerk ?? '', dateTimeText(atMs))),
  },
  {
    title: '',
    key: 'open',
    align: 'end',
    render: (_, { caseId, state }) => (
      <Button
        type={state === 'done' ? 'default' : 'primary'}
        disabled={clerk === ''}
        data-testid="rekey-open"
        onClick={() => onOpen(caseId)}
      >
        {text.open[state]}
      </Button>
    ),
  },
];
