import { Button, Input, InputNumber, Select } from 'antd';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { timeOptions, weekdayOptions } from './clock-times.ts';
import { DateField } from './DateField.tsx';
import { removeAt, replaceAt, type PartProps } from './profile-draft.ts';

const text = profilesText.hours;

type Session = StationProfile['sessions'][number];

/** When appointments are offered, and the days that are otherwise than their weekday. */
export function HoursPart({ profile, change }: PartProps) {
  const { sessions } = profile;
  const add = (): void => {
    change({
      sessions: [...sessions, { weekdays: [6], startsAt: '09:00', endsAt: '11:00', slotMinutes: 30, capacity: 2 }],
    });
  };
  return (
    <div className="profile-stack">
      <fieldset>
        <legend>{text.sessions}</legend>
        <table className="profile-table">
          <thead>
            <tr>
              <th scope="col">{text.weekdays}</th>
              <th scope="col">{text.startsAt}</th>
              <th scope="col">{text.endsAt}</th>
              <th scope="col">{text.slotMinutes}</th>
              <th scope="col">{text.capacity}</th>
              <th aria-hidden="true" />
              <th aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {sessions.map((session, index) => (
              // Sessions have no name; their place in the list is all there is to know them by.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} data-testid="profile-session">
                <SessionCells
                  at={`sessions.${index}`}
                  session={session}
                  onSession={(changed) => change({ sessions: replaceAt(sessions, index, changed) })}
                />
                <td className="quiet">{text.perDay(seatsOf(session))}</td>
                <td>
                  <Button onClick={() => change({ sessions: removeAt(sessions, index) })}>{profilesText.remove}</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Button type="dashed" data-testid="profile-add-session" onClick={add}>
          {text.addSession}
        </Button>
      </fieldset>
      <div className="profile-columns">
        <ClosedDays profile={profile} change={change} />
        <ExtraDays profile={profile} change={change} />
      </div>
    </div>
  );
}

function seatsOf({ startsAt, endsAt, slotMinutes, capacity }: Session): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return Math.max(0, Math.floor((minutes(endsAt) - minutes(startsAt)) / slotMinutes)) * capacity;
}

type CellsProps = { readonly at: string; readonly session: Session; readonly onSession: (session: Session) => void };

function SessionCells({ at, session, onSession }: CellsProps) {
  const times = timeOptions(session.startsAt, session.endsAt);
  return (
    <>
      <td>
        <Select
          mode="multiple"
          value={session.weekdays}
          options={weekdayOptions}
          aria-label={text.weekdays}
          data-field={`${at}.weekdays`}
          style={{ minWidth: 330 }}
          onChange={(chosen: number[]) => onSession({ ...session, weekdays: chosen })}
        />
      </td>
      {(['startsAt', 'endsAt'] as const).map((key) => (
        <td key={key}>
          <Select
            showSearch
            value={session[key]}
            options={times}
            aria-label={text[key]}
            data-field={`${at}.${key}`}
            style={{ width: 92 }}
            onChange={(time: string) => onSession({ ...session, [key]: time })}
          />
        </td>
      ))}
      <td>
        <InputNumber
          min={5}
          max={240}
          value={session.slotMinutes}
          aria-label={text.slotMinutes}
          data-field={`${at}.slotMinutes`}
          onChange={(minutes) => onSession({ ...session, slotMinutes: minutes ?? session.slotMinutes })}
        />
      </td>
      <td>
        <InputNumber
          min={1}
          max={50}
          value={session.capacity}
          aria-label={text.capacity}
          data-field={`${at}.capacity`}
          data-testid="profile-capacity"
          onChange={(people) => onSession({ ...session, capacity: people ?? session.capacity })}
        />
      </td>
    </>
  );
}

function ClosedDays({ profile: { closedDays }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.closedDays}</legend>
      {closedDays.map((day, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="profile-row">
          <DateField
            date={day.date}
            label={text.closedDays}
            field={`closedDays.${index}.date`}
            onDate={(date) => change({ closedDays: replaceAt(closedDays, index, { ...day, date }) })}
          />
          <Input
            value={day.reason}
            placeholder={text.closedReason}
            aria-label={text.closedReason}
            maxLength={30}
            data-field={`closedDays.${index}.reason`}
            onChange={(event) =>
              change({ closedDays: replaceAt(closedDays, index, { ...day, reason: event.target.value }) })
            }
          />
          <Button onClick={() => change({ closedDays: removeAt(closedDays, index) })}>{profilesText.remove}</Button>
        </div>
      ))}
      <Button
        type="dashed"
        data-testid="profile-add-closed"
        onClick={() => change({ closedDays: [...closedDays, { date: '', reason: '' }] })}
      >
        {text.addClosed}
      </Button>
    </fieldset>
  );
}

function ExtraDays({ profile: { extraDays }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.extraDays}</legend>
      {extraDays.map((date, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="profile-row">
          <DateField
            date={date}
            label={text.extraDays}
            field={`extraDays.${index}`}
            onDate={(picked) => change({ extraDays: replaceAt(extraDays, index, picked) })}
          />
          <Button onClick={() => change({ extraDays: removeAt(extraDays, index) })}>{profilesText.remove}</Button>
        </div>
      ))}
      <Button type="dashed" onClick={() => change({ extraDays: [...extraDays, ''] })}>
        {text.addExtra}
      </Button>
    </fieldset>
  );
}
