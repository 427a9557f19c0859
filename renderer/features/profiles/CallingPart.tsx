import { profileSettings } from '#shared/i18n/zh-CN/profile-settings.ts';
import type { PartProps } from './profile-draft.ts';
import { PriorityClasses } from './PriorityClasses.tsx';
import { ChoiceSetting, LimitSetting, NumberSetting, units } from './Setting.tsx';

const text = profileSettings.calling;

/** Who is called before whom, what becomes of those who do not come, and how it sounds. */
export function CallingPart({ profile, change }: PartProps) {
  return (
    <div className="profile-stack">
      <div className="profile-columns">
        <OrderFields profile={profile} change={change} />
        <div className="profile-stack">
          <MissedFields profile={profile} change={change} />
          <SpeechFields profile={profile} change={change} />
        </div>
      </div>
      <PriorityClasses profile={profile} change={change} />
    </div>
  );
}

function OrderFields({ profile: { calling }, change }: PartProps) {
  const number = (key: 'priorityCap' | 'skipAfter' | 'undoMinutes' | 'waitAlarmMinutes') => ({
    label: text[key],
    field: `calling.${key}`,
    value: calling[key],
    onValue: (value: number) => change({ calling: { ...calling, [key]: value } }),
  });
  return (
    <fieldset>
      <legend>{text.order}</legend>
      <NumberSetting {...number('priorityCap')} help={text.priorityCapHelp} unit={units.people} range={[0, 20]} />
      <LimitSetting
        label={text.bookedPerWalkIn}
        help={text.bookedPerWalkInHelp}
        field="calling.bookedPerWalkIn"
        value={calling.bookedPerWalkIn}
        none={text.bookedFirst}
        isTicked
        usual={2}
        unit={units.people}
        range={[1, 20]}
        onValue={(bookedPerWalkIn) => change({ calling: { ...calling, bookedPerWalkIn } })}
      />
      <NumberSetting {...number('skipAfter')} unit={units.people} range={[1, 20]} />
      <NumberSetting {...number('undoMinutes')} help={text.undoMinutesHelp} unit={units.minutes} range={[0, 60]} />
      <NumberSetting
        {...number('waitAlarmMinutes')}
        help={text.waitAlarmMinutesHelp}
        unit={units.minutes}
        range={[1, 600]}
      />
    </fieldset>
  );
}

function MissedFields({ profile: { calling }, change }: PartProps) {
  const { missed } = calling;
  const set = (patch: Partial<typeof missed>): void =>
    change({ calling: { ...calling, missed: { ...missed, ...patch } } });
  return (
    <fieldset>
      <legend>{text.missed}</legend>
      <NumberSetting
        label={text.returnAfter}
        field="calling.missed.returnAfter"
        value={missed.returnAfter}
        unit={units.people}
        range={[0, 20]}
        onValue={(returnAfter) => set({ returnAfter })}
      />
      <NumberSetting
        label={text.limit}
        field="calling.missed.limit"
        value={missed.limit}
        unit={units.times}
        range={[0, 20]}
        onValue={(limit) => set({ limit })}
      />
      <ChoiceSetting
        label={text.automatic}
        field="calling.missed.automatic"
        value={missed.automatic ? 'yes' : 'no'}
        words={{ no: text.onRequest, yes: text.automatically }}
        onValue={(value) => set({ automatic: value === 'yes' })}
      />
    </fieldset>
  );
}

function SpeechFields({ profile: { speech }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.speech}</legend>
      <NumberSetting
        label={text.times}
        field="speech.times"
        value={speech.times}
        unit={units.rounds}
        range={[1, 3]}
        onValue={(times) => change({ speech: { ...speech, times } })}
      />
      <ChoiceSetting
        label={text.one}
        field="speech.one"
        value={speech.one}
        words={{ yao: text.yao, yi: text.yi }}
        onValue={(one) => change({ speech: { ...speech, one } })}
      />
    </fieldset>
  );
}
