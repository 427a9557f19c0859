import { Button, Checkbox, Input, Select, Tag } from 'antd';
import { addDays } from '#shared/civil-date.ts';
import { ruleTier, type ApplicationRule } from '#shared/domain/application-rules.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { DateField } from '#renderer/ui/DateField.tsx';

const text = applicationsText.table;

type Props = {
  readonly rules: readonly ApplicationRule[];
  /** Rules that were saved before: they are ended, never taken out. */
  readonly saved: readonly ApplicationRule[];
  readonly today: string;
  readonly onChange: (id: string, part: Partial<ApplicationRule>) => void;
  readonly onRemove: (id: string) => void;
};

export function RuleRows({ rules, saved, today, onChange, onRemove }: Props) {
  return (
    <table className="rule-table">
      <thead>
        <tr>
          {([text.active, text.sentence, text.tier, text.from, text.to, ''] as const).map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            today={today}
            onChange={(part) => onChange(rule.id, part)}
            onRemove={saved.some(({ id }) => id === rule.id) ? null : () => onRemove(rule.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly rule: ApplicationRule;
  readonly today: string;
  readonly onChange: (part: Partial<ApplicationRule>) => void;
  /** Null for a rule that counted once. */
  readonly onRemove: (() => void) | null;
};

function RuleRow({ rule, today, onChange, onRemove }: RowProps) {
  const state = stateOf(rule, today);
  return (
    <tr className={state === 'in-force' ? undefined : 'rule-off'} data-testid={`rule-row-${rule.id}`}>
      <td>
        <Checkbox
          checked={rule.active}
          aria-label={`${text.active} ${rule.sentence}`}
          data-testid={`rule-active-${rule.id}`}
          onChange={(event) => onChange({ active: event.target.checked })}
        />
      </td>
      <td>
        <Input.TextArea
          value={rule.sentence}
          autoSize
          maxLength={200}
          aria-label={text.sentence}
          data-testid={`rule-sentence-${rule.id}`}
          onChange={(event) => onChange({ sentence: event.target.value })}
        />
        <RuleWords rule={rule} onChange={onChange} />
      </td>
      <td>
        <Select
          value={rule.tier}
          aria-label={text.tier}
          className="rule-tier"
          options={ruleTier.options.map((tier) => ({ value: tier, label: text.tiers[tier] }))}
          onChange={(tier) => onChange({ tier })}
        />
        <Tag color={state === 'in-force' ? 'success' : 'default'} data-testid={`rule-state-${rule.id}`}>
          {text.states[state]}
        </Tag>
      </td>
      <td>
        <DateField
          date={rule.effectiveFrom}
          withYear
          label={`${text.from} ${rule.sentence}`}
          testId={`rule-from-${rule.id}`}
          onDate={(effectiveFrom) => effectiveFrom !== null && onChange({ effectiveFrom })}
        />
      </td>
      <td>
        <DateField
          date={rule.effectiveTo}
          none={text.always}
          withYear
          label={`${text.to} ${rule.sentence}`}
          testId={`rule-to-${rule.id}`}
          onDate={(effectiveTo) => onChange({ effectiveTo })}
        />
      </td>
      <td>
        {onRemove !== null && (
          <Button size="small" onClick={onRemove}>
            {text.remove}
          </Button>
        )}
        {onRemove === null && state === 'in-force' && (
          <Button
            size="small"
            data-testid={`rule-end-${rule.id}`}
            onClick={() => onChange({ effectiveTo: addDays(today, -1) })}
          >
            {text.end}
          </Button>
        )}
      </td>
    </tr>
  );
}

function RuleWords({ rule, onChange }: Pick<RowProps, 'rule' | 'onChange'>) {
  return (
    <div className="rule-words">
      {(['article', 'source'] as const).map((part) => (
        <label key={part}>
          <span className="quiet">{text[part]}</span>
          <Input
            size="small"
            variant="underlined"
            value={rule[part]}
            maxLength={200}
            aria-label={text[part]}
            data-testid={`rule-${part}-${rule.id}`}
            onChange={(event) => onChange({ [part]: event.target.value })}
          />
        </label>
      ))}
      <span className="quiet">
        {text.grades[rule.grade]}
        {rule.asks.by === 'fields' && `　${text.byFields}`}
      </span>
    </div>
  );
}

function stateOf({ active, effectiveFrom, effectiveTo }: ApplicationRule, today: string): keyof typeof text.states {
  if (!active) return 'off';
  if (effectiveFrom > today) return 'upcoming';
  return effectiveTo !== null && effectiveTo < today ? 'ended' : 'in-force';
}
