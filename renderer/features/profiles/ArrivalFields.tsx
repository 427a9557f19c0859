import type { ArrivalRule } from '#shared/domain/station-profile.ts';
import { profileSettings } from '#shared/i18n/zh-CN/profile-settings.ts';
import type { PartProps } from './profile-draft.ts';
import { ChoiceSetting, LimitSetting, NumberSetting, units } from './Setting.tsx';

const text = profileSettings.tickets;

/** How much too early or too late is in order, and what happens beyond it. */
export function ArrivalFields({ profile: { booking }, change }: PartProps) {
  const { arrival } = booking;
  const set = (patch: Partial<ArrivalRule>): void =>
    change({ booking: { ...booking, arrival: { ...arrival, ...patch } } });
  return (
    <fieldset>
      <legend>{text.arrival}</legend>
      <NumberSetting
        label={text.earlyMinutes}
        field="booking.arrival.earlyMinutes"
        value={arrival.earlyMinutes}
        unit={units.minutes}
        range={[0, 480]}
        onValue={(earlyMinutes) => set({ earlyMinutes })}
      />
      <ChoiceSetting
        label={text.whenEarly}
        field="booking.arrival.whenEarly"
        value={arrival.whenEarly}
        words={text.early}
        onValue={(whenEarly) => set({ whenEarly })}
      />
      <LimitSetting
        label={text.lateMinutes}
        field="booking.arrival.lateMinutes"
        value={arrival.lateMinutes}
        none={text.lateUntilEnd}
        usual={30}
        unit={units.minutes}
        range={[0, 480]}
        onValue={(lateMinutes) => set({ lateMinutes })}
      />
      <ChoiceSetting
        label={text.whenLate}
        field="booking.arrival.whenLate"
        value={arrival.whenLate}
        words={text.late}
        onValue={(whenLate) => set({ whenLate })}
      />
    </fieldset>
  );
}
