import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DuplicatePair } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { DuplicateDialog } from './DuplicateDialog.tsx';
import './applications.css';

const text = applicationsText.duplicate;

/** Pairs of the roster that may be one person and that nobody looked at yet. */
export function DuplicateList({ clerk }: { readonly clerk: string }) {
  const pairs = useQuery(useStationQueries().applications.duplicates.queryOptions()).data ?? [];
  const [shown, setShown] = useState<DuplicatePair | null>(null);
  return (
    <div>
      <p className="quiet">{text.never}</p>
      {pairs.length === 0 && <p data-testid="duplicates-none">{text.none}</p>}
      <ul className="duplicate-list">
        {pairs.map((pair) => (
          <li key={`${pair.one.personId} ${pair.other.personId} ${pair.grounds.join()}`} data-testid="duplicate-pair">
            <span>
              <strong>{pair.one.name}</strong> {pair.one.idNumber}
              <br />
              <strong>{pair.other.name}</strong> {pair.other.idNumber}
            </span>
            <span>{pair.grounds.map((ground) => text.grounds[ground]).join('、')}</span>
            <Button data-testid="duplicate-compare" onClick={() => setShown(pair)}>
              {text.compare}
            </Button>
          </li>
        ))}
      </ul>
      {shown !== null && <DuplicateDialog pair={shown} clerk={clerk} onClose={() => setShown(null)} />}
    </div>
  );
}
