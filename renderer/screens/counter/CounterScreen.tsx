import { useState } from 'react';
import { CaseSavers } from '#renderer/features/cases/CaseSavers.tsx';
import type { Seat } from '#renderer/features/queue/use-counter-queue.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { VoiceProvider } from '#renderer/lib/voice/voice-context.tsx';
import { ManualCalling } from '#renderer/screens/alone/ManualCalling.tsx';
import { UnmatchedBar } from '#renderer/screens/alone/UnmatchedBar.tsx';
import { CounterDesk } from './CounterDesk.tsx';
import { rememberedSeat, rememberSeat } from './seat-memory.ts';
import { SeatForm } from './SeatForm.tsx';
import './counter.css';

/** The clerk's screen. Asks once who sits where, then stays at the desk. */
export function CounterScreen() {
  const { counters } = useDescription();
  const [seat, setSeat] = useState<Seat | null>(rememberedSeat);
  const [changing, setChanging] = useState(false);
  const known = seat !== null && counters.some((counter) => counter.id === seat.counterId);
  const sit = (chosen: Seat): void => {
    rememberSeat(chosen);
    setSeat(chosen);
    setChanging(false);
  };
  if (!known) {
    return (
      <div className="counter-desk">
        <SeatForm seat={seat} onSeat={sit} onCancel={null} />
      </div>
    );
  }
  // The desk stays mounted while the seat is changed: an open case and its unsaved fields must not go.
  return (
    <VoiceProvider screen="counter">
      <CaseSavers clerk={seat.clerk}>
        <ManualCalling seat={seat} />
        <UnmatchedBar clerk={seat.clerk} />
        {changing && (
          <div className="counter-desk">
            <SeatForm seat={seat} onSeat={sit} onCancel={() => setChanging(false)} />
          </div>
        )}
        <div className="counter-desk" hidden={changing}>
          <CounterDesk seat={seat} onChangeSeat={() => setChanging(true)} />
        </div>
      </CaseSavers>
    </VoiceProvider>
  );
}
