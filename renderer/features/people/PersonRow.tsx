import { Flex, Tag } from 'antd';
import type { PersonSummary } from '#shared/contract/people.ts';
import { appointmentsText, dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { weekdayOf } from '#shared/civil-date.ts';
import { EligibilityBadge } from './EligibilityBadge.tsx';

const text = appointmentsText.person;

type Props = {
  readonly person: PersonSummary;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
};

/** One person found: enough to be sure on the telephone that it is the right one. */
export function PersonRow({ person, active, onChoose, onPoint }: Props) {
  const facts = [
    person.className === '' ? text.noClass : person.className,
    text.age(person.age),
    person.community,
    person.phone === '' ? text.noPhone : person.phone,
    person.maskedIdNumber,
  ].filter((fact) => fact !== '');
  return (
    <div
      role="option"
      id={`person-${person.id}`}
      aria-selected={active}
      tabIndex={-1}
      className={active ? 'person-row person-row-active' : 'person-row'}
      data-testid="person-result"
      data-person-name={person.name}
      onMouseMove={active ? undefined : onPoint}
      // Before the search box loses the cursor, so that typing can go on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChoose();
      }}
    >
      <Flex justify="space-between" align="center" gap="small">
        <strong className="person-row-name">{person.name}</strong>
        <Flex gap={4} wrap justify="flex-end">
          {person.booking !== null && (
            <Tag color="blue" style={{ marginInlineEnd: 0 }}>
              {text.booked(dayText(person.booking.date, weekdayOf(person.booking.date)), person.booking.time)}
            </Tag>
          )}
          {person.ticket !== null && <Tag style={{ marginInlineEnd: 0 }}>{text.ticket(person.ticket.number)}</Tag>}
          <EligibilityBadge eligibility={person.eligibility} />
        </Flex>
      </Flex>
      <div className="person-row-facts">{facts.join('　')}</div>
      {person.eligibility.state !== 'open' && <div className="person-row-reason">{person.eligibility.reason}</div>}
    </div>
  );
}
