import { Button, Select, Tag } from 'antd';
import { familyRelations } from '#shared/codes/family-relations.ts';
import type { PersonSummary } from '#shared/contract/people.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';

const text = appointmentsText.family;
const relations = familyRelations
  .filter(({ code }) => code !== '0')
  .map(({ code, name }) => ({ value: code, label: name }));

export type Companion = { readonly person: PersonSummary; readonly relation: string };

type Props = {
  readonly family: readonly Companion[];
  readonly onChange: (family: readonly Companion[]) => void;
  readonly onAdd: () => void;
};

/** Who comes along, and what they are to the person the call is about. */
export function FamilyList({ family, onChange, onAdd }: Props) {
  return (
    <div className="family-list" data-testid="family-list">
      {family.map(({ person, relation }) => (
        <Tag
          key={person.id}
          closable
          className="family-member"
          onClose={() => onChange(family.filter((each) => each.person.id !== person.id))}
        >
          {person.name}
          <Select
            size="small"
            variant="borderless"
            value={relation}
            aria-label={text.relation(person.name)}
            style={{ width: 120 }}
            options={relations}
            onChange={(code) =>
              onChange(family.map((each) => (each.person.id === person.id ? { ...each, relation: code } : each)))
            }
          />
        </Tag>
      ))}
      <Button size="small" data-testid="family-add" onClick={onAdd}>
        {text.add}
      </Button>
    </div>
  );
}
