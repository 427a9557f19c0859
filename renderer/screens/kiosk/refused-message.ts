import type { KioskLine } from '#shared/domain/kiosk-speech.ts';
import type { StationDescription } from '#shared/contract/station.ts';
import type { DeskErrorData } from '#shared/errors.ts';
import { refusalCode, refusalData } from '#renderer/lib/refusal.ts';
import { dayGaps } from './day-gaps.ts';
import type { Origin } from './kiosk-step.ts';

export type RefusedMessage = {
  /** What it is; the heading. */
  readonly title: KioskLine;
  /** What to do next. */
  readonly body: readonly KioskLine[];
  /** Beside "good": correct the number, or simply try the same again. */
  readonly offer: 'type-again' | 'try-again' | null;
  /** Only a person can help: the counters are rung without being asked. */
  readonly callsHelp: boolean;
};

type Station = Pick<StationDescription, 'hotline' | 'openingText'>;

/** What a visitor reads when arrival was refused: what it is, and the one thing to do next. */
export function refusedMessage(error: unknown, origin: Origin, station: Station): RefusedMessage {
  const typed = origin.kind === 'typed';
  return (
    aboutTheDay(error, station) ??
    aboutTheProof(error, typed) ?? {
      title: { key: 'refused-trouble' },
      body: [{ key: 'refused-trouble-next' }],
      offer: 'try-again',
      callsHelp: false,
    }
  );
}

/** Not now: the phase, the appointment, the hours. */
function aboutTheDay(error: unknown, station: Station): RefusedMessage | null {
  const notOpen = refusalData(error, 'phase.notOpen');
  if (notOpen !== null) {
    const body: KioskLine[] = [
      { key: 'refused-reason', gaps: { free: notOpen.reason } },
      { key: 'refused-ask', gaps: { digits: station.hotline } },
    ];
    return plain({ key: 'refused-not-open' }, body);
  }
  const intake = refusalData(error, 'intake.closed');
  if (intake !== null) return noMoreNumbers(intake, station);
  const online = refusalData(error, 'onlineApplication.exists');
  if (online !== null) {
    const number: KioskLine = { key: 'refused-online-number', gaps: { digits: online.number } };
    return plain({ key: 'refused-online' }, [number, { key: 'refused-online-next' }]);
  }
  return aboutTheAppointment(error);
}

function aboutTheAppointment(error: unknown): RefusedMessage | null {
  const day = refusalData(error, 'appointment.otherDay');
  if (day !== null) {
    return plain({ key: 'refused-other-day', gaps: dayGaps(day.date, day.time) }, [{ key: 'refused-other-day-next' }]);
  }
  const early = refusalData(error, 'appointment.tooEarly');
  if (early !== null) {
    return plain({ key: 'refused-early', gaps: { time: early.opensAt } }, [{ key: 'refused-early-next' }]);
  }
  const code = refusalCode(error);
  if (code === 'appointment.over') return plain({ key: 'refused-late' }, [{ key: 'refused-late-next' }]);
  if (code === 'ticket.missedTooOften') {
    return plain({ key: 'refused-missed-often' }, [{ key: 'refused-missed-often-next' }]);
  }
  return code === 'appointment.notFound' ? plain({ key: 'refused-slip' }, [{ key: 'refused-slip-next' }]) : null;
}

/** The numbers are all given out, or it is too late; when to come instead. */
function noMoreNumbers(intake: DeskErrorData<'intake.closed'>, { hotline, openingText }: Station): RefusedMessage {
  const when: KioskLine =
    intake.date === ''
      ? { key: 'refused-come-again', gaps: { free: openingText } }
      : { key: 'refused-come-on', gaps: dayGaps(intake.date, intake.time) };
  const call: KioskLine = { key: 'refused-call-first', gaps: { digits: intake.hotline || hotline } };
  return plain({ key: intake.cause === 'full' ? 'refused-full' : 'refused-closed' }, [when, call]);
}

/** The card, the slip or the number itself. */
function aboutTheProof(error: unknown, typed: boolean): RefusedMessage | null {
  const code = refusalCode(error);
  if (code === 'identity.expired') {
    return { ...plain({ key: 'refused-expired' }, [{ key: 'refused-expired-next' }]), offer: 'type-again' };
  }
  if (typed && (code === 'phone.number' || code?.startsWith('idNumber.') === true)) {
    return { ...plain({ key: 'refused-number' }, [{ key: 'refused-number-next' }]), offer: 'type-again' };
  }
  // On a card the number is the chip's own; only a person can help there.
  if (code === 'person.notFound' || code?.startsWith('idNumber.') === true) {
    const offer = typed ? 'type-again' : null;
    return { title: { key: 'refused-not-found' }, body: [{ key: 'refused-not-found-next' }], offer, callsHelp: true };
  }
  if (code === 'cardRead.expired') return plain({ key: 'refused-card-again' }, [{ key: 'refused-card-again-next' }]);
  return null;
}

function plain(title: KioskLine, body: readonly KioskLine[]): RefusedMessage {
  return { title, body, offer: null, callsHelp: false };
}
