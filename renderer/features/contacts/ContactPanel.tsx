import { Button, Flex, Input, Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import type { ContactPolicy } from '#shared/domain/contact-policy.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { AddressLine } from './AddressLine.tsx';
import { chooseChannel, chooseOutcome, emptyDraft, outcomesOf, type ContactDraft } from './contact-draft.ts';
import { ContactHistory } from './ContactHistory.tsx';
import { NeedRows } from './NeedRows.tsx';
import { OutcomeButtons } from './OutcomeButtons.tsx';
import { StateLine } from './StateLine.tsx';
import { WithoutContact } from './WithoutContact.tsx';
import './contacts.css';

const text = contactsText.panel;

type Props = {
  readonly personId: PersonId;
  readonly name: string;
  readonly clerk: string;
  readonly onLogged: () => void;
};

/** What came of a call or a visit. A digit and Enter are enough, while the other hand holds the telephone. */
export function ContactPanel(props: Props) {
  const policy = useQuery(useStationQueries().contacts.policy.queryOptions()).data;
  if (policy === undefined) return null;
  return (
    <section className="contact-panel" data-testid="contact-panel">
      <StateLine personId={props.personId} clerk={props.clerk} />
      <AddressLine personId={props.personId} clerk={props.clerk} />
      <LogForm {...props} policy={policy} />
      <WithoutContact personId={props.personId} policy={policy} clerk={props.clerk} />
      <ContactHistory personId={props.personId} />
    </section>
  );
}

function LogForm({ personId, name, clerk, onLogged, policy }: Props & { readonly policy: ContactPolicy }) {
  const { today } = useDescription();
  const station = useStation();
  const feedback = useFeedback();
  const personal = policy.channels.filter(({ code }) => outcomesOf(policy, code).some((outcome) => outcome.informs));
  const first = personal[0]?.code ?? '';
  const [draft, setDraft] = useState<ContactDraft>(() => emptyDraft(first));
  // Once logged, a digit typed for the next person must not reach this one while that person is on the way.
  const [logged, setLogged] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.focus(), []);
  const outcomes = outcomesOf(policy, draft.channel);
  const log = useWrite(station.contacts.log, {
    onSuccess: (contact) => {
      feedback.done(text.saved(name, contact.outcomeName));
      setDraft(emptyDraft(first));
      setLogged(true);
      onLogged();
    },
  });
  const ready = !logged && draft.outcome !== '' && draft.needs.every((need) => need.owner.trim() !== '');
  const save = (): void => {
    if (ready) void log.run({ personId, ...draft, needs: [...draft.needs], clerk });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.repeat) return;
    const typing = event.target instanceof HTMLInputElement;
    const outcome = typing || logged ? undefined : outcomes.find((each) => each.key === event.key);
    if (outcome) setDraft(chooseOutcome(draft, policy, outcome.code, today));
    else if (event.key === 'Enter' && (typing || event.target === form.current)) save();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={form}
      tabIndex={0}
      role="group"
      aria-label={text.title}
      className="contact-form"
      data-testid="contact-form"
      onKeyDown={onKey}
    >
      <Flex gap="middle" align="center" wrap>
        <Segmented
          value={draft.channel}
          options={personal.map(({ code, name: label }) => ({ value: code, label }))}
          onChange={(channel) => setDraft(chooseChannel(draft, policy, channel))}
        />
        <span className="quiet">{text.keys}</span>
      </Flex>
      <OutcomeButtons
        outcomes={outcomes}
        chosen={draft.outcome}
        onChoose={(code) => {
          setDraft(chooseOutcome(draft, policy, code, today));
          form.current?.focus();
        }}
      />
      <Flex gap="small" align="center" wrap>
        <label className="quiet">{text.next}</label>
        <DateField
          date={draft.nextOn}
          none={text.noNext}
          from={today}
          label={text.next}
          testId="contact-next"
          onDate={(nextOn) => setDraft({ ...draft, nextOn })}
        />
        <Input
          value={draft.note}
          placeholder={text.notePlaceholder}
          aria-label={text.note}
          maxLength={500}
          data-testid="contact-note"
          style={{ flex: 1, minWidth: 200 }}
          onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        />
        <Button type="primary" disabled={!ready || log.pending} data-testid="contact-save" onClick={save}>
          {text.save}
        </Button>
      </Flex>
      <Flex gap="small" align="flex-start">
        <span className="quiet need-label">{text.needs}</span>
        <NeedRows
          policy={policy}
          needs={draft.needs}
          clerk={clerk}
          onNeeds={(needs) => setDraft({ ...draft, needs })}
        />
      </Flex>
    </div>
  );
}
