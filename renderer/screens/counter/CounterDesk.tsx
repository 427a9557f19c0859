import { Button } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseId, PersonId, TicketId } from '#shared/contract/base.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { useCardReader } from '#renderer/features/arrival/use-card-reader.ts';
import { DevicesDesk } from '#renderer/features/devices/DevicesDesk.tsx';
import { DraftsList } from '#renderer/features/cases/DraftsList.tsx';
import { useCounterQueue, type CounterQueue, type Seat } from '#renderer/features/queue/use-counter-queue.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { PapersDesk } from '#renderer/screens/papers/PapersDesk.tsx';
import { AnotherCase } from './AnotherCase.tsx';
import { CallList } from './CallList.tsx';
import { CalendarPage } from './CalendarPage.tsx';
import { CaseWorkspace } from './CaseWorkspace.tsx';
import { CounterHeader, type CounterView } from './CounterHeader.tsx';
import { courtesyAt } from './courtesy-step.ts';
import { DeskBars } from './DeskBars.tsx';
import { PhoneBooking } from './PhoneBooking.tsx';
import { PrintsPage } from './PrintsPage.tsx';
import { useDeskView } from './use-desk-view.ts';
import { useSentPerson } from './use-sent-person.ts';
import { useHotkeys } from './use-hotkeys.ts';
import { FinishQuestion, WorkArea } from './WorkArea.tsx';
import { useOpenCase } from '#renderer/features/cases/open-case.ts';

type Props = { readonly seat: Seat; readonly onChangeSeat: () => void };

/** Puts the counter's views together: work area, telephone, drafts, the open case; and the keys that reach them. */
export function CounterDesk({ seat, onChangeSeat }: Props) {
  const { courtesy } = useDescription();
  const { view, openId, lookedId, opener, turnTo, open, look } = useDeskView(seat.clerk);
  const [searchSignal, setSearchSignal] = useState(0);
  const [wanted, setWanted] = useState({ query: '', times: 0 });
  const [caseStep, setCaseStep] = useState('form');
  const [asking, setAsking] = useState(false);
  const queue = useCounterQueue(seat);
  const openFor = (personId: PersonId): void => open(personId, ticketFor(queue, personId));
  const accepted = useOpenCase(queue.current?.caseId ?? null)?.state === 'accepted';
  const openCase = useOpenCase(openId);
  const [hasParted, setHasParted] = useState(false);

  const show = (next: CounterView): void => {
    turnTo(next);
    if (next === 'booking') setSearchSignal((signal) => signal + 1);
  };
  const bookFor = (query: string): void => {
    setWanted((before) => ({ query, times: before.times + 1 }));
    show('booking');
  };
  const booker = useSentPerson(() => turnTo('booking'));
  const { current } = queue;
  const personHere = current?.personId ?? null;
  const canOpen = personHere !== null && !opener.pending;
  const openCurrent = (): void => {
    if (current !== null && personHere !== null) open(personHere, current.id);
  };
  const finish = (): void => {
    if (!queue.can.finish) return;
    if (accepted) queue.finish(() => setHasParted(true));
    else setAsking(true);
  };
  const callNext = (): void => {
    queue.callNext();
    setHasParted(false);
    if (queue.can.callNext) turnTo('work');
  };
  useHotkeys({
    F2: callNext,
    F3: queue.recall,
    F4: queue.miss,
    F6: openCurrent,
    F7: () => show('booking'),
    'Ctrl+f': () => show('booking'),
    F8: finish,
    F9: () => show('calls'),
    F10: () => show('calendar'),
  });
  useCardIntoCase(view === 'case' ? openId : null, openFor);
  const moment = { view, ticket: current, hasParted, document: openCase, section: caseStep };
  return (
    <>
      <CounterHeader
        seat={seat}
        view={view}
        caseOpen={openId !== null}
        courtesy={courtesyAt(courtesy, moment)}
        onView={show}
        onChangeSeat={onChangeSeat}
      />
      <DeskBars seat={seat} today={queue.today} onFind={() => show('booking')} />
      <main className="counter-main">
        {view === 'work' && (
          <WorkArea seat={seat} queue={queue} canOpen={canOpen} onOpen={openCurrent} onFinish={finish} />
        )}
        {/* Kept while hidden: a half-made booking survives a look at the queue. */}
        <div className="counter-view" hidden={view !== 'booking'}>
          <PhoneBooking
            clerk={seat.clerk}
            shown={view === 'booking'}
            focusSignal={searchSignal}
            key={wanted.times}
            query={wanted.query}
            opening={opener.pending}
            sent={booker.sent}
            onLook={look}
            onOpenCase={(person) =>
              open(person.id, current?.personId === person.id ? current.id : (person.ticket?.id ?? null))
            }
          />
        </div>
        {view === 'calls' && <CallList clerk={seat.clerk} onBook={bookFor} />}
        {view === 'calendar' && (
          <CalendarPage clerk={seat.clerk} onOpenPerson={({ personId }) => booker.send(personId)} />
        )}
        <SideView view={view} clerk={seat.clerk} onView={show} />
        {view === 'drafts' && <DraftsList opening={opener.pending} onOpen={openFor} />}
        {view === 'case' && openId !== null && (
          <CaseWorkspace
            key={openId}
            caseId={openId}
            clerk={seat.clerk}
            onBack={() => show('work')}
            onStep={setCaseStep}
            afterwards={<AfterAcceptance queue={queue} caseId={openId} onFinish={finish} onCallNext={callNext} />}
          />
        )}
        {view === 'look' && lookedId !== null && (
          <CaseWorkspace key={lookedId} caseId={lookedId} clerk={seat.clerk} onBack={() => show('booking')} />
        )}
      </main>
      <AnotherCase opener={opener} />
      <FinishQuestion
        open={asking}
        onNo={() => setAsking(false)}
        onYes={() => {
          setAsking(false);
          queue.finish(() => {
            setHasParted(true);
            turnTo('work');
          });
        }}
      />
    </>
  );
}

type AfterProps = {
  readonly queue: CounterQueue;
  readonly caseId: CaseId;
  readonly onFinish: () => void;
  readonly onCallNext: () => void;
};

function AfterAcceptance({ queue, caseId, onFinish, onCallNext }: AfterProps) {
  const text = casesText.accept;
  const mine = queue.current?.caseId === caseId;
  return (
    <>
      {mine && (
        <Button type="primary" size="large" block disabled={!queue.can.finish} data-testid="finish" onClick={onFinish}>
          {text.finish} <kbd>F8</kbd>
        </Button>
      )}
      <Button
        type={mine ? 'default' : 'primary'}
        size="large"
        block
        disabled={!queue.can.callNext}
        data-testid="call-next"
        onClick={onCallNext}
      >
        {counterText.work.callNext} <kbd>F2</kbd>
      </Button>
    </>
  );
}

/** A card laid down while its owner's draft is open: opening it again puts what the chip says into it. */
function useCardIntoCase(caseId: CaseId | null, openAgain: (personId: PersonId) => void): void {
  const queries = useStationQueries();
  const input = caseId === null ? skipToken : { caseId };
  const document = useQuery(queries.cases.get.queryOptions({ input })).data;
  useCardReader((_cardReadId, { personId }) => {
    if (caseId === null || document?.state !== 'draft') return;
    if (personId !== null && personId === document.personId) openAgain(personId);
  });
}

function ticketFor(queue: CounterQueue, personId: PersonId): TicketId | null {
  return queue.current?.personId === personId ? queue.current.id : null;
}

type SideProps = {
  readonly view: CounterView;
  readonly clerk: string;
  readonly onView: (view: CounterView) => void;
};

/** Views that need nothing of what goes on at the counter. */
function SideView({ view, clerk, onView }: SideProps) {
  if (view === 'devices') return <DevicesDesk onShowPrints={() => onView('prints')} />;
  if (view === 'prints') return <PrintsPage clerk={clerk} />;
  if (view !== 'papers') return null;
  return (
    <>
      <Button className="to-prints" data-testid="view-prints" onClick={() => onView('prints')}>
        {counterText.nav.prints}
      </Button>
      <PapersDesk clerk={clerk} />
    </>
  );
}
