import { Button, Empty, Flex, Input, Table } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CoverageFilter, CoveragePerson } from '#shared/contract/coverage.ts';
import { coverageStateName } from '#shared/i18n/zh-CN/coverage.ts';
import { coverageText } from '#shared/i18n/zh-CN/coverage-screen.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useFileDownload } from '#renderer/lib/use-file-download.ts';
import { peopleColumns } from './people-columns.tsx';

const text = coverageText.people;
const PAGE_SIZE = 50;

/** Opens one of them; null while nobody is named who could write something down. */
export type OnPerson = ((person: CoveragePerson) => void) | null;

type Props = {
  readonly onPerson: OnPerson;
  readonly filter: CoverageFilter;
  /** What the filter holds fast, in words. */
  readonly where: string;
  readonly onBack: () => void;
};

/** The people behind a number, by name. */
export function PeopleBehind({ filter, where, onPerson, onBack }: Props) {
  const station = useStation();
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  const input = { filter, query, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const found = useQuery(
    useStationQueries().coverage.people.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  const file = useFileDownload(text.exported);
  const total = found.data?.total ?? 0;
  const states = (filter.states ?? []).map((state) => coverageStateName[state]);
  return (
    <Flex vertical gap="middle" className="coverage" data-testid="people-behind">
      <Flex gap="middle" align="center" wrap>
        <Button data-testid="people-back" onClick={onBack}>
          {text.back}
        </Button>
        <h2 className="behind-title">
          {[where, ...states].filter((part) => part !== '').join('　')}
          <span className="behind-total" data-testid="people-total">
            {text.title(total)}
          </span>
        </h2>
        <Input
          allowClear
          value={query}
          placeholder={text.search}
          aria-label={text.search}
          maxLength={60}
          data-testid="people-query"
          style={{ width: 320 }}
          onChange={(event) => {
            setQuery(event.target.value);
            setPage(1);
          }}
        />
        <Button
          disabled={file.pending || total === 0}
          data-testid="people-export"
          onClick={() => file.download(() => station.coverage.exportPeople({ filter, query }))}
        >
          {text.export}
        </Button>
      </Flex>
      <Table<CoveragePerson>
        rowKey="personId"
        size="small"
        columns={onPerson === null ? peopleColumns : [openingColumn(onPerson), ...peopleColumns.slice(1)]}
        dataSource={found.data?.rows ?? []}
        loading={found.isPending}
        onRow={() => ({ 'data-testid': 'person-behind' }) as object}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total,
          showSizeChanger: false,
          hideOnSinglePage: true,
          showTotal: text.total,
          onChange: setPage,
        }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none} /> }}
      />
    </Flex>
  );
}

/** The name as a way to the person's panel. */
function openingColumn(onPerson: (person: CoveragePerson) => void) {
  return {
    title: text.columns.name,
    width: 130,
    render: (_: unknown, person: CoveragePerson) => (
      <Button type="link" className="behind-open" data-testid="person-open" onClick={() => onPerson(person)}>
        {person.name}
      </Button>
    ),
  };
}
