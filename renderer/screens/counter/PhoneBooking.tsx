import { Alert, Button, Empty, Flex } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { CaseId, PersonId } from '#shared/contract/base.ts';
import type { PersonSummary } from '#shared/contract/people.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { AppointmentHistory } from '#renderer/features/appointments/AppointmentHistory.tsx';
import { BookingForm } from '#renderer/features/appointments/BookingForm.tsx';
import { FamilyList, type Companion } from '#renderer/features/appointments/FamilyList.tsx';
import { ReadOutCard } from '#renderer/features/appointments/ReadOutCard.tsx';
import { useBookingOf } from '#renderer/features/appointments/use-booking-of.ts';
import { PrecheckButton } from '#renderer/features/applications/PrecheckButton.tsx';
import { ContactButton } from '#renderer/features/contacts/ContactButton.tsx';
import { PeopleSearch } from '#renderer/features/people/PeopleSearch.tsx';
import { PersonFacts } from '#renderer/features/people/PersonFacts.tsx';
import { RegisterForm } from '#renderer/features/people/RegisterForm.tsx';
import { IssueTicket } from '#renderer/features/queue/IssueTicket.tsx';
import { FamilyPicker } from './FamilyPicker.tsx';
import { TappedCardBar } from './TappedCardBar.tsx';
import { useHotkeys } from './use-hotkeys.ts';
import { useTappedCard } from './use-tapped-card.ts';
import './booking.css';

type Props = {
  readonly clerk: string;
  /** False while another view covers this one. */
  readonly shown: boolean;
  /** Grows when the search box should have the cursor. */
  readonly focusSignal: number;
  /** What the search box begins with. */
  readonly query: string;
  readonly opening: boolean;
  readonly onOpenCase: (person: PersonSummary) => void;
  /** Opens an accepted case to be read. */
  readonly onLook: (caseId: CaseId) => void;
  /** Somebody another view sent here, for example from the re-call list; a new object each time. */
  readonly sent: { readonly person: PersonSummary } | null;
};

/** A call, or somebody without a number: find the person left, do what they need right. */
export function PhoneBooking({ clerk, shown, focusSignal, query, opening, onOpenCase, onLook, sent }: Props) {
  const [typed, setTyped] = useState(query);
  const [chosen, setChosen] = useState<PersonSummary | null>(null);
  const [registering, setRegistering] = useState(false);
  const [ownSignal, setOwnSignal] = useState(0);
  const [taken, setTaken] = useState(sent);
  const [opened, setOpened] = useState(0);
  if (sent !== taken) {
    setTaken(sent);
    // Also for the person who is on the screen already: what was booked for them may have been cancelled since.
    setOpened((times) => times + 1);
    setRegistering(false);
    setChosen(sent?.person ?? null);
  }
  const choose = (person: PersonSummary): void => {
    setRegistering(false);
    setChosen(person);
  };
  const nextCall = (): void => {
    setTyped('');
    setChosen(null);
    setOwnSignal((signal) => signal + 1);
  };
  // A clerk who has begun nothing wants this person; anybody else is only told.
  const { tapped, forget } = useTappedCard((person) => {
    const free = shown && !registering && typed.trim() === '' && (chosen === null || chosen.id === person.id);
    if (free) choose(person);
    return free;
  });
  const showTapped = (): void => {
    if (tapped?.person) choose(tapped.person);
    else setRegistering(true);
    forget();
  };
  return (
    <div className="booking-page">
      <PeopleSearch
        typed={typed}
        onType={setTyped}
        onChoose={choose}
        focusSignal={focusSignal + ownSignal}
        onRegister={() => setRegistering(true)}
      />
      <div className="booking-person">
        {tapped !== null && <TappedCardBar tapped={tapped} onShow={showTapped} onForget={forget} />}
        {registering && (
          <RegisterForm typed={typed.trim()} onRegistered={choose} onCancel={() => setRegistering(false)} />
        )}
        {!registering && chosen !== null && (
          <ChosenPerson
            key={`${chosen.id} ${opened}`}
            found={chosen}
            clerk={clerk}
            opening={opening}
            shown={shown}
            onOpenCase={onOpenCase}
            onLook={onLook}
            onNextCall={nextCall}
          />
        )}
        {!registering && chosen === null && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={appointmentsText.search.start} />
        )}
      </div>
    </div>
  );
}

type ChosenProps = Pick<Props, 'clerk' | 'shown' | 'opening' | 'onOpenCase' | 'onLook'> & {
  readonly found: PersonSummary;
  readonly onNextCall: () => void;
};

function ChosenPerson({ found, clerk, shown, opening, onOpenCase, onLook, onNextCall }: ChosenProps) {
  const person = usePerson(found);
  const [fresh, setFresh] = useState<readonly Appointment[]>([]);
  const [note, setNote] = useState<string | null>(null);
  const [family, setFamily] = useState<readonly Companion[]>([]);
  const [picking, setPicking] = useState(false);
  const onFile = useBookingOf(person);
  const [first, ...others] = fresh.length > 0 ? fresh : onFile === null ? [] : [onFile];
  const ticketText = appointmentsText.ticket;
  const accepted = person.case?.state === 'accepted' ? person.case : null;
  const look = (): void => {
    if (accepted !== null && shown) onLook(accepted.id);
  };
  useHotkeys({ 'Ctrl+o': look });
  return (
    <Flex vertical gap="middle">
      <PersonFacts
        person={person}
        actions={
          <>
            {(person.ticket === null || person.ticket.state === 'served') && (
              <IssueTicket
                person={person}
                clerk={clerk}
                onIssued={({ ticket, peopleAhead, issued }) =>
                  setNote(issued ? ticketText.given(ticket.number, peopleAhead) : ticketText.already(ticket.number))
                }
              />
            )}
            <PrecheckButton personId={person.id} name={person.name} clerk={clerk} />
            <ContactButton personId={person.id} name={person.name} clerk={clerk} />
            {accepted !== null && (
              <Button aria-keyshortcuts="Control+O" data-testid="person-look" onClick={look}>
                {appointmentsText.lookAtCase} <kbd>{appointmentsText.lookKey}</kbd>
              </Button>
            )}
            <Button disabled={opening} data-testid="person-open-case" onClick={() => onOpenCase(person)}>
              {accepted === null ? appointmentsText.openCase : appointmentsText.anotherCase}
            </Button>
          </>
        }
      />
      {note !== null && <Alert type="success" showIcon title={note} data-testid="ticket-given" />}
      {first !== undefined && (
        <ReadOutCard
          appointments={[first, ...others]}
          clerk={clerk}
          fresh={fresh.length > 0}
          onNextCall={onNextCall}
          onMoved={(moved) => setFresh([moved])}
          onCancelled={() => {
            setFresh([]);
            setNote(appointmentsText.booked.cancelled);
          }}
        />
      )}
      {first === undefined && person.booking === null && person.eligibility.state === 'open' && (
        <BookingForm
          person={person}
          clerk={clerk}
          family={family.map((each) => ({ personId: each.person.id, relation: each.relation }))}
          familyList={<FamilyList family={family} onChange={setFamily} onAdd={() => setPicking(true)} />}
          onBooked={setFresh}
        />
      )}
      <AppointmentHistory personId={person.id} />
      <FamilyPicker
        open={picking}
        onClose={() => setPicking(false)}
        onChoose={(added) => {
          const known = added.id === person.id || family.some((each) => each.person.id === added.id);
          if (!known) setFamily([...family, { person: added, relation: '1' }]);
        }}
      />
    </Flex>
  );
}

/** The person as the station knows them now; until then as the search found them. */
function usePerson(found: PersonSummary): PersonSummary {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const input = { personId: found.id satisfies PersonId };
  const { data } = useQuery(
    queries.people.get.queryOptions({
      input,
      placeholderData: cache.getQueryData<PersonSummary>(queries.people.get.queryKey({ input })) ?? found,
    }),
  );
  return data ?? found;
}
