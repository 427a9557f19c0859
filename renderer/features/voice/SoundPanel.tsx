import { Button, Flex, Select, Slider, Switch } from 'antd';
import { voiceText } from '#shared/i18n/zh-CN/voice.ts';
import { useVoice } from '#renderer/lib/voice/voice-context.tsx';
import { useSpeakers } from '#renderer/lib/voice/use-speakers.ts';
import './sound-panel.css';

type Props = {
  /** Said by the try-out button. */
  readonly sample: readonly string[];
  readonly onTouch: () => void;
  readonly onClose: () => void;
};

/** Volume, mute and loudspeaker of this screen alone. */
export function SoundPanel({ sample, onTouch, onClose }: Props) {
  const { player, settings, change } = useVoice();
  const speakers = useSpeakers();
  return (
    <section className="sound-panel" aria-label={voiceText.panel} data-testid="sound-panel" onPointerDown={onTouch}>
      <h2>{voiceText.panel}</h2>
      <label htmlFor="sound-volume">{voiceText.volume}</label>
      <Slider
        id="sound-volume"
        min={0}
        max={100}
        step={5}
        value={Math.round(settings.volume * 100)}
        onChange={(percent: number) => change({ volume: percent / 100 })}
      />
      <Flex gap="middle" align="center">
        <Switch
          checked={settings.muted}
          aria-label={voiceText.mute}
          data-testid="sound-mute"
          onChange={(muted) => change({ muted })}
        />
        <span>{voiceText.mute}</span>
      </Flex>
      <span>{voiceText.speaker}</span>
      {speakers.length === 0 ? (
        <p className="sound-note">{voiceText.speakersHidden}</p>
      ) : (
        <Select
          value={settings.sinkId}
          aria-label={voiceText.speaker}
          options={[
            { value: '', label: voiceText.defaultSpeaker },
            ...speakers.map(({ id, name }, index) => ({
              value: id,
              label: name === '' ? voiceText.unnamedSpeaker(index + 1) : name,
            })),
          ]}
          onChange={(sinkId: string) => change({ sinkId })}
        />
      )}
      <Flex justify="space-between">
        <Button size="large" data-testid="sound-try" onClick={() => player.speak(sample)}>
          {voiceText.try}
        </Button>
        <Button size="large" type="primary" onClick={onClose}>
          {voiceText.close}
        </Button>
      </Flex>
    </section>
  );
}
