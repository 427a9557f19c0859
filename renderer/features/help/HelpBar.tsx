import { Alert, Button, Flex } from 'antd';
import type { HelpRequest } from '#shared/contract/kiosk.ts';
import { helpText } from '#shared/i18n/zh-CN/help.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { useHelpDesk, type HelpDesk, type HelpSeat } from './use-help-desk.ts';
import { useHelpRing } from './use-help-ring.ts';

type Props = {
  readonly seat: HelpSeat;
  /** Somebody on no list must be searched or registered first. */
  readonly onFind: () => void;
};

/** Calls for help from the kiosks: who rings, what stands on the screen there, and what a clerk can do from here. */
export function HelpBar({ seat, onFind }: Props) {
  const desk = useHelpDesk(seat);
  const waiting = desk.open.filter(({ state }) => state === 'waiting');
  useHelpRing(
    waiting.map(({ id }) => id),
    helpText.waiting(waiting[0]?.place ?? ''),
  );
  return (
    // Said to a screen reader as it appears; the sound is for everybody else.
    <div role="alert">
      {desk.open.map((help) => (
        <HelpCall key={help.id} help={help} desk={desk} seat={seat} onFind={onFind} />
      ))}
    </div>
  );
}

type CallProps = Props & { readonly help: HelpRequest; readonly desk: HelpDesk };

function HelpCall({ help, desk, seat, onFind }: CallProps) {
  const nowMs = useNow();
  const { place, state, takenBy } = help;
  const mine = state === 'taken' && takenBy === seat.clerk;
  const theirs = state === 'taken' && !mine;
  const since = helpText.since(Math.max(0, Math.floor((nowMs - help.askedAtMs) / 60_000)));
  const title = mine ? helpText.mine(place) : theirs ? helpText.theirs(place, takenBy ?? '') : helpText.waiting(place);
  return (
    <Alert
      banner
      type={state === 'waiting' ? 'error' : 'info'}
      data-testid="help-call"
      data-state={state}
      title={
        <span>
          <strong>{title}</strong>
          {!theirs && <span className="quiet">{`　${[since, ...factsOf(help)].join('，')}`}</span>}
        </span>
      }
      action={
        <Flex gap="small" wrap>
          {state === 'waiting' && (
            <Button type="primary" disabled={desk.busy} data-testid="help-take" onClick={() => desk.take(help)}>
              {helpText.take}
            </Button>
          )}
          {mine && <Finish help={help} desk={desk} onFind={onFind} />}
        </Flex>
      }
    />
  );
}

function Finish({ help, desk, onFind }: Pick<CallProps, 'help' | 'desk' | 'onFind'>) {
  const { person } = help;
  return (
    <>
      {person === null && (
        <Button data-testid="help-find" onClick={onFind}>
          {helpText.find}
        </Button>
      )}
      {person !== null && person.ticketNumber === null && (
        <Button type="primary" disabled={desk.busy} data-testid="help-issue" onClick={() => desk.issue(help)}>
          {helpText.issue(person.name)}
        </Button>
      )}
      <Button disabled={desk.busy} data-testid="help-done" onClick={() => desk.close(help, 'helped')}>
        {helpText.helped}
      </Button>
      <Button disabled={desk.busy} data-testid="help-nobody" onClick={() => desk.close(help, 'nobody-there')}>
        {helpText.nobody}
      </Button>
    </>
  );
}

/** What the clerk should know on the way there. */
function factsOf({ step, typedMasked, cleared, person }: HelpRequest): readonly string[] {
  return [
    helpText.step[step],
    ...(cleared ? [helpText.cleared] : []),
    ...(typedMasked === '' || person !== null ? [] : [helpText.typed(typedMasked)]),
    ...(person === null ? [] : [helpText.person(person.name, person.age, person.maskedIdNumber)]),
    ...(person?.ticketNumber === undefined || person.ticketNumber === null
      ? []
      : [helpText.ticket(person.ticketNumber)]),
  ];
}
