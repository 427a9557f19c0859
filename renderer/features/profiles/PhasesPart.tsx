import { Button, Checkbox, Input, Popconfirm, Radio } from 'antd';
import type { Phase } from '#shared/domain/station-profile.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { DateField } from './DateField.tsx';
import { removeAt, replaceAt, type PartProps } from './profile-draft.ts';
import { RuleEditor } from './RuleEditor.tsx';

const text = profilesText.phases;

/** Whom the station serves, and the phases one after the other: who, from when to when, by which channels. */
export function PhasesPart({ profile, change }: PartProps) {
  const { phases } = profile;
  const swap = (at: number, other: number): void => {
    const [one, two] = [phases[at], phases[other]];
    if (one && two) change({ phases: replaceAt(replaceAt(phases, at, two), other, one) });
  };
  const add = (): void => {
    const ids = new Set(phases.map(({ id }) => id));
    let number = phases.length + 1;
    while (ids.has(`phase-${number}`)) number += 1;
    const last = phases.at(-1);
    const fresh: Phase = {
      id: `phase-${number}`,
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
            phase={phase}
            channels={profile.channels}
            onPhase={(changed) => change({ phases: replaceAt(phases, index, changed) })}
          />
          <div className="profile-row phase-moves">
            <Button disabled={index === 0} onClick={() => swap(index, index - 1)}>
              {text.up}
            </Button>
            <Button disabled={index === phases.length - 1} onClick={() => swap(index, index + 1)}>
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
    </div>
  );
}

function ScopeFields({ profile: { scope }, change }: PartProps) {
  return (
    <fieldset>
      <legend>{text.scope}</legend>
      <Radio.Group
        value={scope !== null}
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
      {scope !== null && <RuleEditor rule={scope} onRule={(rule) => change({ scope: rule, scopeText: '' })} />}
    </fieldset>
  );
}

type FieldsProps = {
  readonly phase: Phase;
  readonly channels: readonly { readonly code: string; readonly name: string }[];
  readonly onPhase: (phase: Phase) => void;
};

function PhaseFields({ phase, channels, onPhase }: FieldsProps) {
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
            onChange={(event) => onPhase({ ...phase, name: event.target.value })}
          />
        </label>
        <label>
          <span className="profile-label">{text.opensOn}</span>
          <DateField
            date={phase.opensOn}
            label={text.opensOn}
            testId="phase-opens"
            onDate={(opensOn) => onPhase({ ...phase, opensOn })}
          />
        </label>
        <label>
          <span className="profile-label">{text.closesOn}</span>
          <DateField
            date={phase.closesOn ?? ''}
            label={text.closesOn}
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
            onChange={(event) => onPhase({ ...phase, ruleText: event.target.value })}
          />
        </label>
      </div>
      <div>
        <span className="profile-label">{text.channels}</span>
        <Checkbox.Group
          value={[...phase.channels]}
          options={channels.map(({ code, name }) => ({ value: code, label: name }))}
          // In the order of the station's channels, however they were ticked.
          onChange={(chosen) =>
            onPhase({ ...phase, channels: channels.map(({ code }) => code).filter((code) => chosen.includes(code)) })
          }
        />
      </div>
      <span className="profile-label">{text.who}</span>
      <RuleEditor rule={phase.rule} onRule={(rule) => onPhase({ ...phase, rule })} />
    </>
  );
}
