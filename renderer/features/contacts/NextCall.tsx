import { Button, Empty, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import type { CoveragePerson } from '#shared/contract/coverage.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = contactsText.list;

export type NextCallState = {
  /** undefined while it is asked, null when nobody is left. */
  readonly person: CoveragePerson | null | undefined;
  readonly skip: () => void;
  readonly again: () => void;
  readonly hasSkipped: boolean;
};

/** The person to call now; another one as soon as a contact is recorded or the clerk skips. */
export function useNextCall(clerk: string, enabled: boolean): NextCallState {
  const [skipped, setSkipped] = useState<readonly PersonId[]>([]);
  const input = { clerk, skip: [...skipped] };
  const person = useQuery(useStationQueries().coverage.nextCall.queryOptions({ input, enabled })).data;
  return {
    person,
    skip: () => setSkipped((before) => (person ? [...before, person.personId] : before)),
    again: () => setSkipped([]),
    hasSkipped: skipped.length > 0,
  };
}

type Props = { readonly next: NextCallState; readonly onBook: (name: string) => void };

/** Who is to be called now, with the number large enough to dial from. */
export function NextCall({ next, onBook }: Props) {
  const { person } = next;
  const again = next.hasSkipped ? <Button onClick={next.again}>{text.again}</Button> : null;
  if (person === undefined) return <p className="quiet">{text.loading}</p>;
  if (person === null) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none}>
        {again}
      </Empty>
    );
  }
  const facts = [appointmentsText.person.age(person.age), person.className, person.community, person.phase];
  return (
    <>
      <h2 className="quiet call-title">{text.title}</h2>
      <div className="call-name" data-testid="next-name">
        {person.name}
      </div>
      <div className="call-phone" data-testid="next-phone">
        {person.phone}
      </div>
      <div>{facts.filter((fact) => fact !== '').join('　')}</div>
      <div>
        <Tag>{text.tries(person.tries)}</Tag>
        {person.nextOn !== null && <Tag color="blue">{text.agreed(person.nextOn)}</Tag>}
      </div>
      {person.lastContact !== '' && <div className="quiet">{person.lastContact}</div>}
      <div className="call-buttons">
        <Button type="primary" data-testid="next-book" onClick={() => onBook(person.phone)}>
          {text.book}
        </Button>
        <Button data-testid="next-skip" onClick={next.skip}>
          {text.skip}
        </Button>
        {again}
      </div>
    </>
  );
}
