import { Button, Modal } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { weekdayOf } from '#shared/civil-date.ts';
import type { DayChange } from '#shared/contract/calendar.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import './calendar.css';

const text = calendarText.manager;

/** What the manager has decided so far: closed and extra days, sites, teams. */
export function CalendarLists({ clerk }: { readonly clerk: string }) {
  const { today } = useDescription();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const { calendar } = useStation();
  const changes = useQuery(queries.calendar.dayChanges.queryOptions({ input: { from: today } })).data ?? [];
  const sites = useQuery(queries.calendar.sites.queryOptions()).data ?? [];
  const teams = useQuery(queries.calendar.teams.queryOptions()).data ?? [];
  const onSettled = (): void => void cache.invalidateQueries({ queryKey: queries.calendar.key() });
  const retireSite = useWrite(calendar.retireSite, { onSettled });
  const retireTeam = useWrite(calendar.retireTeam, { onSettled });
  return (
    <div className="calendar-lists">
      <section className="calendar-section">
        <h2>{text.changes}</h2>
        {changes.length === 0 && <p className="quiet">{text.none}</p>}
        <ul>
          {changes.map((change) => (
            <ChangeRow key={`${change.date} ${change.kind}`} change={change} clerk={clerk} />
          ))}
        </ul>
      </section>
      <section className="calendar-section">
        <h2>{text.sites}</h2>
        {sites.length === 0 && <p className="quiet">{text.noSites}</p>}
        <ul>
          {sites.map((site) => (
            <li key={site.id}>
              <span>
                {site.name} <span className="quiet">{site.community}</span>
              </span>
              <Button
                size="small"
                disabled={clerk === ''}
                onClick={() => void retireSite.run({ siteId: site.id, clerk })}
              >
                {text.retire}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <section className="calendar-section">
        <h2>{text.teams}</h2>
        {teams.length === 0 && <p className="quiet">{text.noTeams}</p>}
        <ul>
          {teams.map((team) => (
            <li key={team.id}>
              <span>
                {team.name} <span className="quiet">{team.members.join('、')}</span>
              </span>
              <Button
                size="small"
                disabled={clerk === ''}
                onClick={() => void retireTeam.run({ teamId: team.id, clerk })}
              >
                {text.retire}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function ChangeRow({ change, clerk }: { readonly change: DayChange; readonly clerk: string }) {
  const [asking, setAsking] = useState(false);
  const feedback = useFeedback();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const revoke = useWrite(useStation().calendar.revokeDayChange, {
    onSuccess: ({ affected }) => feedback.done(text.revoked(affected.length)),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.calendar.key() });
      void cache.invalidateQueries({ queryKey: queries.appointments.key() });
    },
  });
  return (
    <li data-testid="day-change">
      <span>
        {dayText(change.date, weekdayOf(change.date))} {calendarText.kind[change.kind]} {text.change[change.change]}{' '}
        <span className="quiet">{change.reason}</span>
      </span>
      <Button size="small" disabled={clerk === ''} onClick={() => setAsking(true)}>
        {text.revoke}
      </Button>
      <Modal
        open={asking}
        title={text.revokeTitle}
        okText={text.revoke}
        cancelText={calendarText.arrange.cancel}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          void revoke.run({ date: change.date, kind: change.kind, clerk });
        }}
      >
        {text.revokeBody}
      </Modal>
    </li>
  );
}
