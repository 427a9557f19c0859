import { ConfigProvider } from 'antd';
import { VoiceProvider } from '#renderer/lib/voice/voice-context.tsx';
import { deskTheme } from '#renderer/ui/theme.ts';
import { HallBoard } from './HallBoard.tsx';
import { HallSound } from './HallSound.tsx';

const panelTheme = { token: { ...deskTheme.token, fontSize: 22, controlHeight: 52, controlHeightLG: 60 } };

/** The calling screen: who is called where, said aloud and shown, what was called before, how many wait. */
export function HallScreen() {
  return (
    <VoiceProvider screen="hall">
      <HallBoard />
      {/* The one thing here that is touched, by whoever sets the screen up: it looks like a desk's. */}
      <ConfigProvider theme={panelTheme}>
        <HallSound />
      </ConfigProvider>
    </VoiceProvider>
  );
}
