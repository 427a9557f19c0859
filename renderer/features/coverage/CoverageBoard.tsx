import { Alert, Empty, Flex, Segmented, Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CoverageFilter } from '#shared/contract/coverage.ts';
import { coverageText } from '#shared/i18n/zh-CN/coverage-screen.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { BoardTable } from './BoardTable.tsx';
import { dimensions, inChoice, sumBy, sumOf, type BoardChoice, type Dimension } from './board-sums.ts';
import { PeopleBehind, type OnPerson } from './PeopleBehind.tsx';
import './coverage.css';

const text = coverageText.board;

/** 不漏一户、不落一人: the whole roster by where everybody stands; each number opens its people. */
export function CoverageBoard({ onPerson }: { readonly onPerson: OnPerson }) {
  const { personClasses } = useDescription();
  const [by, setBy] = useState<Dimension>('community');
  const [choice, setChoice] = useState<BoardChoice>({});
  const [opened, setOpened] = useState<CoverageFilter | null>(null);
  const board = useQuery(useStationQueries().coverage.board.queryOptions({ placeholderData: keepPreviousData }));
  if (board.error !== null) return <Alert type="warning" showIcon title={refusalText(board.error)} />;
  if (board.data === undefined) return <p className="quiet">{text.loading}</p>;
  const { cells, communities, phases, total } = board.data;
  if (total === 0) return <Empty description={text.empty} />;
  const classes = [...personClasses.map(({ code }) => code), ''];
  const others = cells.map((cell) => cell.personClass).filter((code) => !classes.includes(code));
  const keys = { community: communities, phase: phases, personClass: [...classes, ...new Set(others)] };
  const nameOf = (dimension: Dimension, key: string): string => {
    if (key === '') return text.unnamed[dimension];
    return dimension === 'personClass' ? (personClasses.find(({ code }) => code === key)?.name ?? key) : key;
  };
  const chosen = cells.filter((cell) => inChoice(cell, choice));
  if (opened !== null) {
    const named = dimensions.flatMap((each) => (opened[each] === undefined ? [] : [nameOf(each, opened[each])]));
    return <PeopleBehind filter={opened} where={named.join('　')} onPerson={onPerson} onBack={() => setOpened(null)} />;
  }
  return (
    <Flex vertical gap="middle" className="coverage">
      <Flex gap="middle" align="center" wrap>
        <Segmented
          value={by}
          data-testid="board-by"
          options={dimensions.map((each) => ({ value: each, label: text.by[each] }))}
          onChange={(next) => {
            setBy(next);
            setChoice({ ...choice, [next]: undefined });
          }}
        />
        {dimensions
          .filter((each) => each !== by)
          .map((each) => (
            <label key={each} className="board-filter">
              <span className="quiet">{text.filters[each]}</span>
              <Select
                value={choice[each] ?? ALL}
                style={{ width: 170 }}
                data-testid={`board-filter-${each}`}
                options={[
                  { value: ALL, label: text.all },
                  ...sumBy(cells, each, keys[each]).map(({ key }) => ({ value: key, label: nameOf(each, key) })),
                ]}
                onChange={(key: string) => setChoice({ ...choice, [each]: key === ALL ? undefined : key })}
              />
            </label>
          ))}
        <span className="quiet">{text.hint}</span>
      </Flex>
      <BoardTable
        by={by}
        rows={sumBy(chosen, by, keys[by])}
        sum={sumOf('', chosen)}
        nameOf={(key) => nameOf(by, key)}
        onOpen={(key, states) =>
          setOpened({ ...choice, ...(key === null ? {} : { [by]: key }), ...(states ? { states } : {}) })
        }
      />
    </Flex>
  );
}

/** No community or class has such a name; `''` is a real one. */
const ALL = '\u0000';
