import { VoiceProvider } from '#renderer/lib/voice/voice-context.tsx';
import { Kiosk } from './Kiosk.tsx';
import './kiosk.css';

/** Self-service arrival, spoken and shown: a card, a slip or a number in, a ticket out. */
export function KioskScreen() {
  return (
    <VoiceProvider screen="kiosk">
      <Kiosk />
    </VoiceProvider>
  );
}
