import { Button, InputNumber, Select } from 'antd';
import type { PhaseCondition } from '#shared/domain/phase-rule.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { facts, newCondition, readings, type Fact } from './condition-choices.ts';

const text = profilesText.phases;

type Props = {
  readonly condition: PhaseCondition;
  readonly onCondition: (condition: PhaseCondition) => void;
  /** Null where it is the only one left. */
  readonly onRemove: (() => void) | null;
};

/** One condition as a sentence of choices: 人员类别 · 是 · 烈士遗属. */
export function ConditionRow({ condition, onCondition, onRemove }: Props) {
  const station = useDescription();
  return (
    <div className="condition" data-testid="condition">
      <Select<Fact>
        value={condition.fact}
        aria-label={text.who}
        style={{ width: 118 }}
        data-testid="condition-fact"
        options={facts.map((fact) => ({ value: fact, label: text.facts[fact] }))}
        onChange={(fact) => onCondition(newCondition(fact, station))}
      />
      {condition.fact !== 'anyone' && <Reading condition={condition} onCondition={onCondition} />}
      <Value condition={condition} onCondition={onCondition} />
      {onRemove !== null && (
        <Button type="text" aria-label={text.removeCondition} onClick={onRemove}>
          {profilesText.remove}
        </Button>
      )}
    </div>
  );
}

type Stated = Exclude<PhaseCondition, { fact: 'anyone' }>;

function Reading({
  condition,
  onCondition,
}: {
  readonly condition: Stated;
  readonly onCondition: Props['onCondition'];
}) {
  const [plain, turned] = readings(condition.fact);
  return (
    <Select
      value={condition.negated === true}
      aria-label={plain}
      style={{ width: 82 }}
      data-testid="condition-reading"
      options={[
        { value: false, label: plain },
        { value: true, label: turned },
      ]}
      onChange={(negated) => {
        const { negated: _was, ...rest } = condition;
        onCondition(negated ? { ...rest, negated } : rest);
      }}
    />
  );
}

type Named = { readonly code: string; readonly name: string };
const coded = (list: readonly Named[]) => list.map(({ code, name }) => ({ value: code, label: name }));

function Value({ condition, onCondition }: Pick<Props, 'condition' | 'onCondition'>) {
  const station = useDescription();
  switch (condition.fact) {
    case 'anyone':
      return null;
    case 'personClass':
    case 'hukou':
    case 'residence': {
      const lists = {
        personClass: station.personClasses,
        hukou: station.hukouKinds,
        residence: station.residenceKinds,
      };
      return (
        <Select
          mode="multiple"
          value={condition.in}
          aria-label={text.facts[condition.fact]}
          className="condition-value"
          data-testid="condition-value"
          optionFilterProp="label"
          options={coded(lists[condition.fact])}
          // The last one stays: a condition about nothing would let in nobody.
          onChange={(chosen: string[]) => chosen.length > 0 && onCondition({ ...condition, in: chosen })}
        />
      );
    }
    case 'circumstance':
      return (
        <Select
          value={condition.has}
          aria-label={text.facts.circumstance}
          className="condition-value"
          data-testid="condition-value"
          options={coded(station.circumstances)}
          onChange={(has) => onCondition({ ...condition, has })}
        />
      );
    case 'age':
      return (
        <span className="condition-value">
          <InputNumber
            min={1}
            max={120}
            value={condition.atLeast}
            aria-label={text.facts.age}
            data-testid="condition-age"
            onChange={(years) => onCondition({ ...condition, atLeast: years ?? condition.atLeast })}
          />{' '}
          {text.years}
        </span>
      );
    case 'disabilityGrade':
      return (
        <span className="condition-value">
          {text.upTo}{' '}
          <Select
            value={String(condition.atMost)}
            aria-label={text.facts.disabilityGrade}
            data-testid="condition-value"
            style={{ width: 90 }}
            options={coded(station.disabilityGrades)}
            onChange={(grade) => onCondition({ ...condition, atMost: Number(grade) })}
          />
        </span>
      );
  }
}
