import type { ImportSummary, RowOutcome } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';

const text = rosterScreenText;
/** Which rows are shown. */
export type RowFilter = RowOutcome | 'conflict';

const outcomes: readonly RowOutcome[] = ['refused', 'added', 'merged', 'unchanged'];

type Props = {
  readonly batch: ImportSummary;
  readonly chosen: RowFilter | null;
  readonly onChoose: (filter: RowFilter | null) => void;
};

/** How many rows of each kind; each number opens its rows. */
export function BatchCounts({ batch, chosen, onChoose }: Props) {
  return (
    <div className="roster-counts" role="group" aria-label={text.batch.filterLabel}>
      <Count
        name={text.batch.total}
        meaning={text.batch.rows}
        count={batch.total}
        testId="total"
        pressed={chosen === null}
        onPress={() => onChoose(null)}
      />
      {outcomes.map((outcome) => (
        <Count
          key={outcome}
          name={text.outcome[outcome]}
          meaning={text.outcomeMeaning[outcome]}
          count={batch[outcome]}
          testId={outcome}
          pressed={chosen === outcome}
          onPress={() => onChoose(outcome)}
        />
      ))}
      {batch.conflicts > 0 && (
        <Count
          name={text.conflict.name}
          meaning={text.conflict.meaning}
          count={batch.conflicts}
          testId="conflict"
          pressed={chosen === 'conflict'}
          onPress={() => onChoose('conflict')}
        />
      )}
    </div>
  );
}

type CountProps = {
  readonly name: string;
  readonly meaning: string;
  readonly count: number;
  readonly testId: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
};

function Count({ name, meaning, count, testId, pressed, onPress }: CountProps) {
  return (
    <button
      type="button"
      className="roster-count"
      aria-pressed={pressed}
      data-testid={`import-filter-${testId}`}
      onClick={onPress}
    >
      <span className="roster-count-name">{name}</span>
      <span className="roster-count-value" data-testid={`import-count-${testId}`}>
        {count}
      </span>
      <span className="roster-count-meaning">{meaning}</span>
    </button>
  );
}
