import { Button } from 'antd';
import type { PhaseCondition, PhaseRule } from '#shared/domain/phase-rule.ts';
import { ruleWords } from '#shared/domain/rule-words.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { ConditionRow } from './ConditionRow.tsx';
import { newCondition } from './condition-choices.ts';
import { removeAt, replaceAt } from './profile-draft.ts';

const text = profilesText.phases;

type Props = {
  /** Path in the profile, by which a named fault finds the rule. */
  readonly field: string;
  /** What being let in by the rule means; as a rule that one may apply. */
  readonly help?: string;
  readonly rule: PhaseRule;
  readonly onRule: (rule: PhaseRule) => void;
};

/** Who may apply: one case below the other, each a list of conditions that go together, and all of it read out. */
export function RuleEditor({ field, help = text.whoHelp, rule, onRule }: Props) {
  const station = useDescription();
  const started = (): PhaseCondition[] => [newCondition('circumstance', station)];
  return (
    <div className="rule" data-field={field}>
      <p className="quiet">{help}</p>
      <ol className="rule-cases">
        {rule.map((conditions, at) => (
          // Cases are alike and have no name; their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} data-testid="rule-case">
            <header>
              <strong>{text.case(at + 1)}</strong>
              {conditions.length > 1 && <span className="quiet">{text.together}</span>}
              {rule.length > 1 && (
                <Button type="text" size="small" onClick={() => onRule(removeAt(rule, at))}>
                  {text.removeCase}
                </Button>
              )}
            </header>
            {conditions.map((condition, index) => (
              <ConditionRow
                // oxlint-disable-next-line react/no-array-index-key
                key={index}
                condition={condition}
                onCondition={(changed) => onRule(replaceAt(rule, at, replaceAt(conditions, index, changed)))}
                onRemove={
                  conditions.length === 1 ? null : () => onRule(replaceAt(rule, at, removeAt(conditions, index)))
                }
              />
            ))}
            {!conditions.some(({ fact }) => fact === 'anyone') && (
              <Button
                type="link"
                size="small"
                data-testid="add-condition"
                onClick={() => onRule(replaceAt(rule, at, [...conditions, ...started()]))}
              >
                ＋ {text.addCondition}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Button type="dashed" data-testid="add-case" onClick={() => onRule([...rule, started()])}>
        {text.addCase}
      </Button>
      <p className="rule-words" data-testid="rule-words">
        {text.inWords}：{ruleWords(rule, station)}
      </p>
    </div>
  );
}
