import { Select } from 'antd';
import type { RosterInspection } from '#shared/contract/roster.ts';
import type { ColumnMeaning } from '#shared/domain/roster-mapping.ts';
import { rosterFields } from '#shared/domain/roster-row.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';

const text = rosterScreenText.mapping;
const options: { value: ColumnMeaning; label: string }[] = [
  ...rosterFields.map((field) => ({
    value: field,
    label: field === 'name' || field === 'idNumber' ? text.must(rosterFieldText[field]) : rosterFieldText[field],
  })),
  { value: '', label: text.ignore },
];

/** All of them at once: a list that scrolls hides the fields that must be chosen. */
const LIST_HEIGHT = 440;

type Props = {
  readonly columns: RosterInspection['columns'];
  readonly fields: readonly ColumnMeaning[];
  readonly onField: (column: number, field: ColumnMeaning) => void;
};

/** A line for each column of the file: its heading, examples, what it is taken for. */
export function MeaningsTable({ columns, fields, onField }: Props) {
  return (
    <table className="roster-meanings">
      <thead>
        <tr>
          <th scope="col">{text.heading}</th>
          <th scope="col">{text.samples}</th>
          <th scope="col">{text.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ heading, samples }, index) => {
          const field = fields[index] ?? '';
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a column is known by its place; headings repeat
            <tr key={index} className={field === '' ? 'roster-ignored' : ''} data-testid="import-column">
              <th scope="row">{heading === '' ? text.noHeading : heading}</th>
              <td>{samples.length === 0 ? text.noSamples : samples.join(rosterScreenText.batch.listMark)}</td>
              <td>
                <Select<ColumnMeaning>
                  value={field}
                  options={options}
                  listHeight={LIST_HEIGHT}
                  aria-label={`${heading} ${text.meaning}`}
                  className="roster-meaning"
                  onChange={(chosen) => onField(index, chosen)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
