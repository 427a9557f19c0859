import type { DayBreakdown } from '#shared/contract/reports.ts';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';
import './reports.css';

const text = managerText.day;
const measures = ['booked', 'arrived', 'served', 'accepted'] as const;

type Props = {
  readonly title: string;
  readonly firstColumn: string;
  readonly rows: readonly DayBreakdown[];
  /** Prefix of the sums' test ids, and of the table's. */
  readonly name: string;
};

/** The day's four counts by one property, with sums that a reader can hold against the figures above. */
export function BreakdownTable({ title, firstColumn, rows, name }: Props) {
  return (
    <section className="breakdown">
      <h2>{title}</h2>
      <table data-testid={`table-${name}`}>
        <thead>
          <tr>
            <th scope="col">{firstColumn}</th>
            {measures.map((measure) => (
              <th scope="col" key={measure}>
                {text.figures[measure].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name === '' ? text.unnamed : row.name}</th>
              {measures.map((measure) => (
                <td key={measure} className={row[measure] === 0 ? 'zero' : undefined}>
                  {row[measure]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.sum}</th>
            {measures.map((measure) => (
              <td key={measure} data-testid={`sum-${name}-${measure}`}>
                {rows.reduce((sum, row) => sum + row[measure], 0)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
