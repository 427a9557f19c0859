import { Checkbox, Input, Select } from 'antd';
import { ruleTier, type ApplicationRule } from '#shared/domain/application-rules.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { DateField } from '#renderer/ui/DateField.tsx';

const text = applicationsText.table;

type Props = {
  readonly rules: readonly ApplicationRule[];
  readonly onChange: (id: string, part: Partial<ApplicationRule>) => void;
};

export function RuleRows({ rules, onChange }: Props) {
  return (
    <table className="rule-table">
      <thead>
        <tr>
          <th scope="col">{text.active}</th>
          <th scope="col">{text.sentence}</th>
          <th scope="col">{text.tier}</th>
          <th scope="col">{text.from}</th>
          <th scope="col">{text.to}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} onChange={(part) => onChange(rule.id, part)} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { readonly rule: ApplicationRule; readonly onChange: (part: Partial<ApplicationRule>) => void };

function RuleRow({ rule, onChange }: RowProps) {
  return (
    <tr className={rule.active ? undefined : 'rule-off'} data-testid={`rule-row-${rule.id}`}>
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
        <div className="quiet">{`${rule.article}　${text.grades[rule.grade]}`}</div>
        {rule.asks.by === 'fields' && <div className="quiet">{text.byFields}</div>}
      </td>
      <td>
        <Select
          value={rule.tier}
          aria-label={text.tier}
          className="rule-tier"
          options={ruleTier.options.map((tier) => ({ value: tier, label: text.tiers[tier] }))}
          onChange={(tier) => onChange({ tier })}
        />
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
    </tr>
  );
}
