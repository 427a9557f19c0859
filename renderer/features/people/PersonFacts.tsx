import { Alert, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { PersonSummary } from '#shared/contract/people.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { EligibilityBadge } from './EligibilityBadge.tsx';

const text = appointmentsText.person;

/** The chosen person with what can be done for them, and the reason in full when the phase is not open: the clerk reads it out. */
export function PersonFacts({ person, actions }: { readonly person: PersonSummary; readonly actions: ReactNode }) {
  const { circumstances, hukouKinds, residenceKinds, disabilityGrades } = useDescription();
  const nameOf = (code: string): string => circumstances.find((entry) => entry.code === code)?.name ?? code;
  const items = [
    { label: text.idNumber, value: person.maskedIdNumber },
    { label: text.phone, value: person.phone === '' ? text.noPhone : person.phone },
    { label: text.personClass, value: person.className === '' ? text.noClass : person.className },
    { label: text.community, value: person.community },
    { label: text.hukou, value: hukouKinds.find((kind) => kind.code === person.hukou)?.name ?? person.hukou },
    {
      label: text.residence,
      value: residenceKinds.find((kind) => kind.code === person.residence)?.name ?? person.residence,
    },
    {
      label: text.disabilityGrade,
      value: disabilityGrades.find((grade) => grade.code === String(person.disabilityGrade))?.name ?? '',
    },
    { label: text.circumstances, value: person.circumstances.map(nameOf).join('、') },
  ].filter((item) => item.value !== '');
  return (
    <Flex vertical gap="small" data-testid="person-chosen">
      <Flex align="center" gap="middle" wrap>
        <span className="person-name">{person.name}</span>
        <span className="person-age">{text.age(person.age)}</span>
        <EligibilityBadge eligibility={person.eligibility} />
        <Flex gap="small" style={{ marginInlineStart: 'auto' }}>
          {actions}
        </Flex>
      </Flex>
      <dl className="person-facts">
        {items.map((item) => (
          <div key={item.label}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
      </dl>
      {person.eligibility.state !== 'open' && (
        <Alert type="warning" showIcon title={person.eligibility.reason} data-testid="phase-reason" />
      )}
    </Flex>
  );
}
