import { createPortal } from 'react-dom';
import { weekdayOf } from '#shared/civil-date.ts';
import type { CoveragePerson, SheetKind } from '#shared/contract/coverage.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { coverageFileText, sheetPaperCells } from '#shared/i18n/zh-CN/coverage-files.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import './print-sheet.css';

const text = coverageFileText.sheet;

type Props = {
  readonly kind: SheetKind;
  readonly community: string;
  readonly total: number;
  readonly rows: readonly CoveragePerson[];
  /** How to fill in the results. */
  readonly legend: string;
};

/** The sheet as the system's printer gets it; on the screen nobody sees it. */
export function PrintSheet({ kind, community, total, rows, legend }: Props) {
  const { stationName, today, practice } = useDescription();
  const columns = text.paperColumns[kind];
  const day = `${today.slice(0, 4)}年${dayText(today, weekdayOf(today))}`;
  return createPortal(
    <div className="print-sheet" data-testid="print-sheet">
      <header>
        <h1>
          {stationName}　{text.title[kind]}
        </h1>
        <span>{text.subtitle(day, rows.length, total, community)}</span>
      </header>
      <p>{legend}</p>
      {practice && <div className="print-practice">{text.practice}</div>}
      <table>
        <colgroup>
          {columns.map(({ heading, width }) => (
            <col key={heading} style={{ width: `${width}mm` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ heading }) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((person, index) => (
            <tr key={person.personId}>
              {[String(index + 1), ...sheetPaperCells(kind, person), '', '', ''].map((cell, at) => (
                <td key={columns[at]?.heading ?? at} style={{ fontSize: `${columns[at]?.size ?? 10}pt` }}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{text.footer}</footer>
    </div>,
    document.body,
  );
}
