import { coverageStates, type CoverageState } from '#shared/domain/coverage.ts';
import { coverageStateName } from '#shared/i18n/zh-CN/coverage.ts';
import { coverageText } from '#shared/i18n/zh-CN/coverage-screen.ts';
import { shareText, type BoardRow, type Dimension } from './board-sums.ts';

const text = coverageText.board;

/** `key` null: all rows; `states` null: whatever state. */
type Open = (key: string | null, states: CoverageState[] | null) => void;

type Props = {
  readonly by: Dimension;
  readonly rows: readonly BoardRow[];
  readonly sum: BoardRow;
  readonly nameOf: (key: string) => string;
  readonly onOpen: Open;
};

/** One row per community, class or phase, one column per state; the last row is their sum. */
export function BoardTable({ by, rows, sum, nameOf, onOpen }: Props) {
  return (
    <div className="board-scroll">
      <table className="board" data-testid="coverage-board">
        <thead>
          <tr>
            <th scope="col">{text.first[by]}</th>
            <th scope="col">{text.total}</th>
            {coverageStates.map((state) => (
              <th scope="col" key={state}>
                {coverageStateName[state]}
              </th>
            ))}
            <th scope="col" title={text.shareHint}>
              {text.share}
            </th>
            <th scope="col">{text.applied}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} name={nameOf(row.key)} at={row.key} onOpen={onOpen} />
          ))}
        </tbody>
        <tfoot>
          <Row row={sum} name={text.sum} at={null} onOpen={onOpen} />
        </tfoot>
      </table>
    </div>
  );
}

type RowProps = { readonly row: BoardRow; readonly name: string; readonly at: string | null; readonly onOpen: Open };

function Row({ row, name, at, onOpen }: RowProps) {
  const { counts, total } = row;
  const accepted = counts.accepted;
  return (
    <tr data-testid={at === null ? 'board-sum' : 'board-row'}>
      <th scope="row">{name}</th>
      <Count count={total} id="total" onOpen={() => onOpen(at, null)} />
      {coverageStates.map((state) => (
        <Count key={state} count={counts[state]} id={state} onOpen={() => onOpen(at, [state])} />
      ))}
      <td className="board-share" data-testid="board-share">
        {shareText(accepted, total)}
      </td>
      <td className="board-share quiet">{shareText(accepted + counts['online-applied'], total)}</td>
    </tr>
  );
}

type CountProps = { readonly count: number; readonly id: string; readonly onOpen: () => void };

function Count({ count, id, onOpen }: CountProps) {
  if (count === 0) return <td className="zero">0</td>;
  return (
    <td>
      <button type="button" data-testid={`count-${id}`} onClick={onOpen}>
        {count}
      </button>
    </td>
  );
}
