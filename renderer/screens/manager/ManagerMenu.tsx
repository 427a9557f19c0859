import { useQuery } from '@tanstack/react-query';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';
import { printerNeedsPerson, readerNeedsPerson } from '#renderer/features/devices/device-attention.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';

/** The pages under the headings a manager would look under, the everyday ones first. */
export const managerGroups = [
  { group: 'today', pages: ['day', 'calendar', 'coverage', 'sheets', 'followUps', 'contacts', 'online', 'hotline'] },
  { group: 'files', pages: ['roster', 'duplicates', 'photos', 'papers', 'prints'] },
  { group: 'rules', pages: ['phases', 'rules', 'consents', 'photoBounds', 'form', 'receipts'] },
  { group: 'station', pages: ['devices', 'lan', 'settings'] },
] as const;
export type ManagerPage = (typeof managerGroups)[number]['pages'][number];

type Props = { readonly page: ManagerPage; readonly onPage: (page: ManagerPage) => void };

/** The pages, with a word on those where something waits for a person. */
export function ManagerMenu({ page, onPage }: Props) {
  const { stationName, version, today } = useDescription();
  const status = useQuery(useStationQueries().devices.status.queryOptions()).data;
  const due = useQuery(useStationQueries().followUps.list.queryOptions({ input: { dueUntil: today, limit: 1 } })).data;
  const needs = (each: ManagerPage): boolean => {
    if (each === 'followUps') return (due?.total ?? 0) > 0;
    if (status === undefined) return false;
    if (each === 'prints') return status.printer.unanswered > 0;
    if (each === 'devices') return printerNeedsPerson(status.printer) || readerNeedsPerson(status.reader);
    return false;
  };
  return (
    <aside className="manager-side">
      <div className="manager-station">
        <strong>{stationName}</strong>
        <span>{managerText.title}</span>
      </div>
      <nav aria-label={managerText.menuLabel}>
        {managerGroups.map(({ group, pages }) => (
          <section key={group} aria-labelledby={`menu-group-${group}`}>
            <h2 id={`menu-group-${group}`}>{managerText.menuGroup[group]}</h2>
            <div className="manager-group">
              {pages.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-current={each === page ? 'page' : undefined}
                  className={managerText.menu[each].length > 6 ? 'manager-long' : undefined}
                  data-testid={`menu-${each}`}
                  onClick={() => onPage(each)}
                >
                  <span>{managerText.menu[each]}</span>
                  {needs(each) && <em>{managerText.needsAttention}</em>}
                </button>
              ))}
            </div>
          </section>
        ))}
      </nav>
      <span className="manager-version">{version}</span>
    </aside>
  );
}
