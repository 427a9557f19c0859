import { Button, Input, InputNumber } from 'antd';
import type { CallingRule } from '#shared/domain/station-profile.ts';
import { profileSettings } from '#shared/i18n/zh-CN/profile-settings.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { freshId, removeAt, replaceAt, swapped, type PartProps } from './profile-draft.ts';
import { RuleEditor } from './RuleEditor.tsx';

const text = profileSettings.calling;

type PriorityClass = CallingRule['priorityClasses'][number];

/** Who gets a priority number and what it says on it, in the order in which the kinds are looked through. */
export function PriorityClasses({ profile: { calling }, change }: PartProps) {
  const kinds = calling.priorityClasses;
  const set = (priorityClasses: PriorityClass[]): void => change({ calling: { ...calling, priorityClasses } });
  const add = (): void => {
    const code = freshId(
      'priority',
      kinds.map((each) => each.code),
    );
    set([...kinds, { code, name: text.newPriority, rank: 1, rule: [[{ fact: 'age', atLeast: 80 }]] }]);
  };
  return (
    <fieldset>
      <legend>{text.priority}</legend>
      <p className="quiet">{text.priorityHelp}</p>
      {kinds.map((kind, index) => {
        const field = `calling.priorityClasses.${index}`;
        const put = (patch: Partial<PriorityClass>): void => set(replaceAt(kinds, index, { ...kind, ...patch }));
        return (
          <div key={kind.code} className="priority-class" data-testid="priority-class">
            <div className="profile-row">
              <label className="priority-name">
                {text.priorityName}{' '}
                <Input
                  value={kind.name}
                  maxLength={12}
                  data-field={`${field}.name`}
                  onChange={(event) => put({ name: event.target.value })}
                />
              </label>
              <label>
                {text.rank}{' '}
                <InputNumber
                  min={1}
                  max={9}
                  precision={0}
                  value={kind.rank}
                  style={{ width: 64 }}
                  data-field={`${field}.rank`}
                  onChange={(rank) => rank !== null && put({ rank })}
                />
              </label>
              <span className="profile-row-end">
                <Button disabled={index === 0} onClick={() => set(swapped(kinds, index, index - 1))}>
                  {profilesText.phases.up}
                </Button>{' '}
                <Button disabled={index === kinds.length - 1} onClick={() => set(swapped(kinds, index, index + 1))}>
                  {profilesText.phases.down}
                </Button>{' '}
                <Button onClick={() => set(removeAt(kinds, index))}>{profilesText.remove}</Button>
              </span>
            </div>
            <RuleEditor
              field={`${field}.rule`}
              help={text.ruleHelp}
              rule={kind.rule}
              onRule={(rule) => put({ rule })}
            />
          </div>
        );
      })}
      <Button type="dashed" data-testid="add-priority" onClick={add}>
        {text.addPriority}
      </Button>
    </fieldset>
  );
}
