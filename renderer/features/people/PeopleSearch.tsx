import { Alert, Button, Empty, Flex, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { PersonSummary } from '#shared/contract/people.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { PersonRow } from './PersonRow.tsx';
import { SEARCH_LIMIT, usePeopleSearch } from './use-people-search.ts';

const text = appointmentsText.search;

type Props = {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (person: PersonSummary) => void;
  /** Changes when the cursor should go back to the box (F7 pressed again, a call ended). */
  readonly focusSignal: number;
  readonly onRegister: () => void;
};

/** One box for everything a caller may say, with the people under it; arrow keys and Enter choose. */
export function PeopleSearch({ typed, onType, onChoose, focusSignal, onRegister }: Props) {
  const { people, answered, failed } = usePeopleSearch(typed);
  const [active, setActive] = useState({ list: '', index: 0 });
  const box = useRef<InputRef>(null);
  const settled = answered === typed.trim() && typed.trim() !== '';
  // A new list starts at its best match.
  const at = Math.min(active.list === answered ? active.index : 0, Math.max(people.length - 1, 0));
  const point = (index: number): void => setActive({ list: answered, index });

  useEffect(() => {
    if (focusSignal > 0) box.current?.focus({ cursor: 'all' });
  }, [focusSignal]);

  const activeId = people[at]?.id;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(`person-${activeId}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const onKey = (event: KeyboardEvent): void => {
    // While an input method is open, Enter and arrows belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      point(Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0), people.length - 1));
    }
    const person = people[at];
    // Only from a list that answers what is typed: Enter must never choose somebody from the previous list.
    if (event.key === 'Enter' && !event.repeat && settled && person !== undefined) {
      // The same key press must not reach what has the cursor next.
      event.preventDefault();
      onChoose(person);
    }
  };
  return (
    <Flex vertical gap="small" className="people-search">
      <Input
        ref={box}
        size="large"
        allowClear
        value={typed}
        maxLength={60}
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls="people-found"
        aria-activedescendant={activeId === undefined ? undefined : `person-${activeId}`}
        aria-label={text.label}
        placeholder={text.placeholder}
        data-testid="people-search"
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKey}
      />
      {failed && <Alert type="warning" title={text.failed} />}
      <div
        role="listbox"
        id="people-found"
        aria-label={text.label}
        className="people-found"
        data-testid="people-results"
      >
        {people.map((person, index) => (
          <PersonRow
            key={person.id}
            person={person}
            active={index === at}
            onChoose={() => onChoose(person)}
            onPoint={() => point(index)}
          />
        ))}
      </div>
      {typed.trim() === '' && <p className="quiet">{text.start}</p>}
      {settled && people.length === 0 && !failed && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none(typed.trim())} />
      )}
      {people.length === SEARCH_LIMIT && <p className="quiet">{text.more}</p>}
      <Flex justify="space-between" align="center">
        <span className="quiet">{people.length > 0 ? text.hint : ''}</span>
        <Button type="link" onClick={onRegister} data-testid="register-open">
          {text.register}
        </Button>
      </Flex>
    </Flex>
  );
}
