import { Button, Card, Select } from 'antd';
import { useState } from 'react';
import { trialText } from '#shared/i18n/zh-CN/device-trials.ts';
import { voiceText } from '#shared/i18n/zh-CN/voice.ts';
import { useSpeakers } from '#renderer/lib/voice/use-speakers.ts';
import { useVoice, VoiceProvider } from '#renderer/lib/voice/voice-context.tsx';

const text = trialText.speaker;
/** 请 A 0 1 2 到 1 号窗口, in the hall's own clips. */
const SAMPLE = ['chime', 'please', 'letter-a', 'digit-0', 'digit-1', 'digit-2', 'to', 'digit-1', 'counter'];

/** The hall's loudspeaker, kept under the hall's own settings, so that a hall screen on this PC changes with it. */
export function SpeakerCard() {
  return (
    <VoiceProvider screen="hall">
      <Speaker />
    </VoiceProvider>
  );
}

function Speaker() {
  const { player, settings, change } = useVoice();
  const speakers = useSpeakers();
  const [said, setSaid] = useState<string>(text.explanation);
  const choose = async (sinkId: string): Promise<void> => {
    const taken = await player.setSink(sinkId);
    change({ sinkId: taken ? sinkId : '' });
    if (!taken) setSaid(text.refused);
  };
  const speak = async (): Promise<void> => {
    const how = await player.speak((hasClip) => SAMPLE.filter(hasClip)).done;
    setSaid(how === 'spoken' ? text.spoken : text.silent);
  };
  return (
    <Card title={text.title} size="small" data-testid="speaker-card">
      <p role="status">{said}</p>
      {speakers.length === 0 ? (
        <p className="device-note">{voiceText.speakersHidden}</p>
      ) : (
        <Select
          className="device-select"
          aria-label={text.label}
          value={settings.sinkId}
          options={[
            { value: '', label: voiceText.defaultSpeaker },
            ...speakers.map(({ id, name }, at) => ({
              value: id,
              label: name === '' ? voiceText.unnamedSpeaker(at + 1) : name,
            })),
          ]}
          onChange={(sinkId: string) => void choose(sinkId)}
        />
      )}
      <div className="device-tools">
        <Button type="primary" data-testid="speaker-test" onClick={() => void speak()}>
          {text.test}
        </Button>
      </div>
    </Card>
  );
}
