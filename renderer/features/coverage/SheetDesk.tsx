import { Button, Empty, Flex, InputNumber, Segmented, Select, Table } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sheetKind, type CoveragePerson, type SheetKind } from '#shared/contract/coverage.ts';
import { coverageText } from '#shared/i18n/zh-CN/coverage-screen.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useFileDownload } from '#renderer/lib/use-file-download.ts';
import { sheetLegend } from '#shared/i18n/zh-CN/coverage-files.ts';
import { peopleColumns } from './people-columns.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import './coverage.css';

const text = coverageText.sheet;
const USUAL = 60;

/** Who is to be called and visited today; on paper or as a workbook. */
export function SheetDesk() {
  const { communities, phases } = useDescription();
  const station = useStation();
  const [kind, setKind] = useState<SheetKind>('call');
  const [community, setCommunity] = useState('');
  const [phase, setPhase] = useState('');
  const [limit, setLimit] = useState(USUAL);
  const input = {
    kind,
    limit,
    ...(community === '' ? {} : { community }),
    ...(phase === '' ? {} : { phase }),
  };
  const sheet = useQuery(useStationQueries().coverage.sheet.queryOptions({ input, placeholderData: keepPreviousData }));
  const policy = useQuery(useStationQueries().contacts.policy.queryOptions()).data;
  const legend = policy === undefined ? '' : sheetLegend(kind, policy);
  const file = useFileDownload(text.done);
  const make = (format: 'pdf' | 'xlsx'): void => file.download(() => station.coverage.sheetFile({ ...input, format }));
  const choose = (names: readonly string[]) => [
    { value: '', label: text.all },
    ...names.map((name) => ({ value: name, label: name })),
  ];
  const { total = 0, rows = [] } = sheet.data ?? {};
  return (
    <Flex vertical gap="middle" className="coverage">
      <Flex gap="middle" align="center" wrap>
        <Segmented
          value={kind}
          data-testid="sheet-kind"
          options={sheetKind.options.map((each) => ({ value: each, label: text.kind[each] }))}
          onChange={setKind}
        />
        <label className="board-filter">
          <span className="quiet">{text.community}</span>
          <Select value={community} style={{ width: 160 }} options={choose(communities)} onChange={setCommunity} />
        </label>
        <label className="board-filter">
          <span className="quiet">{text.phase}</span>
          <Select
            value={phase}
            style={{ width: 120 }}
            options={choose(phases.map(({ name }) => name))}
            onChange={setPhase}
          />
        </label>
        <label className="board-filter">
          <span className="quiet">{text.limit}</span>
          <InputNumber
            min={1}
            max={500}
            value={limit}
            style={{ width: 80 }}
            onChange={(value) => setLimit(value ?? USUAL)}
          />
          <span className="quiet">{text.people}</span>
        </label>
        <Button type="primary" disabled={rows.length === 0} data-testid="sheet-print" onClick={() => window.print()}>
          {text.print}
        </Button>
        <Button disabled={file.pending || rows.length === 0} data-testid="sheet-pdf" onClick={() => make('pdf')}>
          {text.pdf}
        </Button>
        <Button disabled={file.pending || rows.length === 0} data-testid="sheet-excel" onClick={() => make('xlsx')}>
          {text.excel}
        </Button>
      </Flex>
      <p className="sheet-total">
        <strong data-testid="sheet-total">{text.total(total, rows.length)}</strong>
        <span className="quiet">　{text.order[kind]}</span>
      </p>
      <Table<CoveragePerson>
        rowKey="personId"
        size="small"
        columns={columnsOf(kind)}
        dataSource={rows}
        onRow={() => ({ 'data-testid': 'sheet-row' }) as object}
        pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none} /> }}
      />
      {rows.length > 0 && <PrintSheet kind={kind} community={community} total={total} rows={rows} legend={legend} />}
    </Flex>
  );
}

const addressColumn = {
  title: text.address,
  dataIndex: 'address',
  render: (address: string) => (address === '' ? <span className="quiet">{text.noAddress}</span> : address),
};

const columnsOf = (kind: SheetKind) => [
  ...peopleColumns.slice(0, 4),
  ...(kind === 'visit' ? [addressColumn] : []),
  ...peopleColumns.slice(4, 6),
  { title: text.tries, dataIndex: 'tries', width: 60, align: 'end' as const },
  {
    title: text.last,
    dataIndex: 'lastContact',
    render: (last: string) => (last === '' ? text.firstTime : last),
  },
  ...peopleColumns.slice(-1),
];
