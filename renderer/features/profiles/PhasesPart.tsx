import { Button, Checkbox, Input, Popconfirm, Radio } from 'antd';
import type { Phase } from '#shared/domain/station-profile.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { ChannelsFields } from './ChannelsFields.tsx';
import { DateField } from './DateField.tsx';
import { freshId, removeAt, replaceAt, swapped, type PartProps } from './profile-draft.ts';
import { RuleEditor } from './RuleEditor.tsx';

const text = profilesText.phases;

/** Whom the station serves, and the phases one after the other: who, from when to when, by which channels. */
export function PhasesPart({ profile, change }: PartProps) {
  const { phases } = profile;
  const add = (): void => {
    const last = phases.at(-1);
    const fresh: Phase = {
      id: freshId(
        'phase',
        phases.map(({ id }) => id),
      ),
      name: text.newName(phases.length + 1),
      opensOn: last?.opensOn ?? profile.effectiveOn,
      closesOn: null,
      rule: [[{ fact: 'anyone' }]],
      ruleText: '',
      channels: last?.channels ?? profile.channels.map(({ code }) => code),
    };
    change({ phases: [...phases, fresh] });
  };
  return (
    <div className="profile-stack">
      <ScopeFields profile={profile} change={change} />
      {phases.map((phase, index) => (
        <fieldset key={phase.id} className="phase-edit" data-testid="phase-edit">
          <legend>{phase.name}</legend>
          <PhaseFields
            at={`phases.${index}`}
            phase={phase}
            channels={profile.channels}
            onPhase={(changed) => change({ phases: replaceAt(phases, index, changed) })}
          />
          <div className="profile-row phase-moves">
            <Button disabled={index === 0} onClick={() => change({ phases: swapped(phases, index, index - 1) })}>
              {text.up}
            </Button>
            <Button
              disabled={index === phases.length - 1}
              onClick={() => change({ phases: swapped(phases, index, index + 1) })}
            >
              {text.down}
            </Button>
            <Popconfirm
              title={text.removeTitle(phase.name)}
              description={text.removeBody}
              okText={text.remove}
              cancelText={profilesText.no}
              onConfirm={() => change({ phases: removeAt(phases, index) })}
            >
              <Button disabled={phases.length === 1}>{text.remove}</Button>
            </Popconfirm>
          </div>
        </fieldset>
      ))}
      <Button type="dashed" data-testid="add-phase" onClick={add}>
        {text.add}
      </Button>
      <ChannelsFields profile={profile} change={change} />
    </div>
  );
}

function ScopeFields({ profile: { scope, scopeText }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.scope}</legend>
      <Radio.Group
        value={scope !== null}
        data-field="scope"
        onChange={(event) =>
          change({
            scopeText: '',
            scope:
              event.target.value === true
                ? [[{ fact: 'hukou', in: ['district'] }], [{ fact: 'residence', in: ['district'] }]]
                : null,
          })
        }
      >
        <Radio value={false}>{text.scopeEverybody}</Radio>
        <Radio value>{text.scopeLimited}</Radio>
      </Radio.Group>
      {scope !== null && (
        <>
          <RuleEditor field="scope" rule={scope} onRule={(rule) => change({ scope: rule })} />
          <label>
            <span className="profile-label">
              {text.scopeText} <small>{text.ruleTextHelp}</small>
            </span>
            <Input
              value={scopeText}
              maxLength={80}
              data-field="scopeText"
              onChange={(event) => change({ scopeText: event.target.value })}
            />
          </label>
        </>
      )}
    </fieldset>
  );
}

type FieldsProps = {
  readonly at: string;
  readonly phase: Phase;
  readonly channels: readonly { readonly code: string; readonly name: string }[];
  readonly onPhase: (phase: Phase) => void;
};

function PhaseFields({ at, phase, channels, onPhase }: FieldsProps) {
  return (
    <>
      <div className="phase-heads">
        <label>
          <span className="profile-label">{text.name}</span>
          <Input
            value={phase.name}
            maxLength={20}
            style={{ width: 150 }}
            data-testid="phase-name"
            data-field={`${at}.name`}
            onChange={(event) => onPhase({ ...phase, name: event.target.value })}
          />
        </label>
        <label>
          <span className="profile-label">{text.opensOn}</span>
          <DateField
            date={phase.opensOn}
            label={text.opensOn}
            testId="phase-opens"
            field={`${at}.opensOn`}
            onDate={(opensOn) => onPhase({ ...phase, opensOn })}
          />
        </label>
        <label>
          <span className="profile-label">{text.closesOn}</span>
          <DateField
            date={phase.closesOn ?? ''}
            label={text.closesOn}
            field={`${at}.closesOn`}
            placeholder={text.noEnd}
            clearable
            onDate={(closesOn) => onPhase({ ...phase, closesOn: closesOn === '' ? null : closesOn })}
          />
        </label>
        <label className="phase-saying">
          <span className="profile-label">
            {text.ruleText} <small>{text.ruleTextHelp}</small>
          </span>
          <Input
            value={phase.ruleText}
            maxLength={80}
            data-testid="phase-rule-text"
            data-field={`${at}.ruleText`}
            onChange={(event) => onPhase({ ...phase, ruleText: event.target.value })}
          />
        </label>
      </div>
      <div>
        <span className="profile-label">{text.channels}</span>
        <Checkbox.Group
          data-field={`${at}.channels`}
          value={[...phase.channels]}
          options={channels.map(({ code, name }) => ({ value: code, label: name }))}
          // In the order of the station's channels, however they were ticked.
          onChange={(chosen) =>
            onPhase({ ...phase, channels: channels.map(({ code }) => code).filter((code) => chosen.includes(code)) })
          }
        />
      </div>
      <span className="profile-label">{text.who}</span>
      <RuleEditor field={`${at}.rule`} rule={phase.rule} onRule={(rule) => onPhase({ ...phase, rule })} />
    </>
  );
}
