import { Alert, Pagination, Radio } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportSummary, PairDecision, SuspectPair } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { useDecision } from './use-roster.ts';

const text = rosterScreenText.suspects;
const PAGE_SIZE = 10;
const fields = ['name', 'idNumber', 'birthOn', 'phone', 'community', 'className'] as const;

/** Rows that may be somebody already known, each beside whom it may be; the manager says which it is. */
export function SuspectPairs({ batch }: { readonly batch: ImportSummary }) {
  const [page, setPage] = useState(1);
  const input = { batchId: batch.id, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const pairs = useQuery(
    useStationQueries().roster.suspects.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  return (
    <section className="roster-pairs" data-testid="import-suspects">
      <h2>{batch.undecided === 0 ? text.allDecided : text.title(batch.undecided)}</h2>
      <p>{text.explain}</p>
      {pairs.data?.pairs.map((pair) => (
        <Pair key={pair.rowNumber} pair={pair} batch={batch} />
      ))}
      {pairs.error !== null && <Alert type="warning" showIcon title={rosterScreenText.again} />}
      <Pagination
        current={page}
        pageSize={PAGE_SIZE}
        total={pairs.data?.total ?? 0}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={setPage}
      />
    </section>
  );
}

function Pair({ pair, batch }: { readonly pair: SuspectPair; readonly batch: ImportSummary }) {
  const { decide } = useDecision();
  const { row, other, rowNumber } = pair;
  const isOpen = batch.state === 'previewed' && other !== null;
  return (
    <article className="roster-pair" data-testid="import-pair" data-decision={pair.decision ?? ''}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{text.thisFile(rowNumber)}</th>
            <th scope="col">{typeof other?.rowNumber === 'number' ? text.otherRow(other.rowNumber) : text.onFile}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const differs = other !== null && row[field] !== other[field];
            return (
              <tr key={field} className={differs ? 'roster-differs' : ''}>
                <th scope="row">{text.fields[field]}</th>
                <td>{row[field]}</td>
                <td>{other === null ? text.gone : other[field]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="roster-choice">
        <Radio.Group
          vertical
          disabled={!isOpen || decide.pending}
          value={pair.decision}
          aria-label={text.choose(rowNumber)}
          onChange={({ target }) =>
            void decide.run({ batchId: batch.id, rowNumber, decision: target.value as PairDecision })
          }
        >
          <Radio value="merge">{text.merge}</Radio>
          <Radio value="separate" disabled={pair.numberBroken}>
            {text.separate}
          </Radio>
          <Radio value="refuse">{text.refuse}</Radio>
        </Radio.Group>
        {pair.decision === null && <span className="quiet">{text.undecided}</span>}
        {pair.numberBroken && <span className="quiet">{text.broken}</span>}
      </div>
    </article>
  );
}
