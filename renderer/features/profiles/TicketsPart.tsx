import { profileSettings } from '#shared/i18n/zh-CN/profile-settings.ts';
import { ArrivalFields } from './ArrivalFields.tsx';
import type { PartProps } from './profile-draft.ts';
import { ServicesTable } from './ServicesTable.tsx';
import { LimitSetting, NumberSetting, TimeSetting, units } from './Setting.tsx';

const text = profileSettings.tickets;

/** Who gets a number until when, how appointments are kept, and what the numbers look like. */
export function TicketsPart({ profile, change }: PartProps) {
  return (
    <div className="profile-columns">
      <div className="profile-stack">
        <IntakeFields profile={profile} change={change} />
        <BookingFields profile={profile} change={change} />
        <KioskFields profile={profile} change={change} />
      </div>
      <div className="profile-stack">
        <ArrivalFields profile={profile} change={change} />
        <ServicesTable profile={profile} change={change} />
      </div>
    </div>
  );
}

function IntakeFields({ profile: { intake }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.intake}</legend>
      <LimitSetting
        label={text.walkInsPerDay}
        field="intake.walkInsPerDay"
        value={intake.walkInsPerDay}
        none={profileSettings.noLimit}
        usual={30}
        unit={units.people}
        range={[0, 999]}
        onValue={(walkInsPerDay) => change({ intake: { ...intake, walkInsPerDay } })}
      />
      <TimeSetting
        label={text.closesAt}
        help={text.closesAtHelp}
        field="intake.closesAt"
        value={intake.closesAt ?? ''}
        none={profileSettings.noTime}
        onValue={(time) => change({ intake: { ...intake, closesAt: time === '' ? null : time } })}
      />
    </fieldset>
  );
}

function BookingFields({ profile: { booking }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.booking}</legend>
      <NumberSetting
        label={text.holdMinutes}
        help={text.holdMinutesHelp}
        field="booking.holdMinutes"
        value={booking.holdMinutes}
        unit={units.minutes}
        range={[1, 60]}
        onValue={(holdMinutes) => change({ booking: { ...booking, holdMinutes } })}
      />
      <TimeSetting
        label={text.noShowAt}
        field="booking.noShowAt"
        value={booking.noShowAt}
        onValue={(noShowAt) => change({ booking: { ...booking, noShowAt } })}
      />
    </fieldset>
  );
}

const patience = [
  { key: 'warnAfterSeconds', help: text.warnAfterSecondsHelp, unit: units.seconds, range: [60, 600] },
  { key: 'countdownSeconds', help: undefined, unit: units.seconds, range: [20, 300] },
  { key: 'draftMinutes', help: undefined, unit: units.minutes, range: [1, 240] },
] as const;

/** Numbers a kiosk keeps for the time when the host is away. */
const stock = [
  { key: 'blockSize', help: text.offline, unit: units.people, range: [5, 200] },
  { key: 'leastLeft', help: undefined, unit: units.people, range: [1, 100] },
  { key: 'daysAhead', help: text.daysAheadHelp, unit: units.days, range: [1, 8] },
] as const;

function KioskFields({ profile: { kiosk, offline }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.kiosk}</legend>
      {patience.map(({ key, help, unit, range }) => (
        <NumberSetting
          key={key}
          label={text[key]}
          {...(help === undefined ? {} : { help })}
          field={`kiosk.${key}`}
          value={kiosk[key]}
          unit={unit}
          range={range}
          onValue={(value) => change({ kiosk: { ...kiosk, [key]: value } })}
        />
      ))}
      {stock.map(({ key, help, unit, range }) => (
        <NumberSetting
          key={key}
          label={text[key]}
          {...(help === undefined ? {} : { help })}
          field={`offline.${key}`}
          value={offline[key]}
          unit={unit}
          range={range}
          onValue={(value) => change({ offline: { ...offline, [key]: value } })}
        />
      ))}
    </fieldset>
  );
}
