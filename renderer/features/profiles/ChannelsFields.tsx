import { Button, Input, Select } from 'antd';
import { profileSettings } from '#shared/i18n/zh-CN/profile-settings.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { freshId, removeAt, replaceAt, type PartProps } from './profile-draft.ts';

const text = profileSettings.channels;

/** The ways to be served that phases choose from; what a way means for the work stays, its name is the station's. */
export function ChannelsFields({ profile: { channels, phases }, change }: PartProps) {
  const codes = channels.map(({ code }) => code);
  const missing = Object.keys(text.known).filter((code) => !codes.includes(code));
  const add = (chosen: string): void => {
    const code = chosen === '' ? freshId('channel', codes) : chosen;
    change({ channels: [...channels, { code, name: text.known[chosen] ?? text.fresh }] });
  };
  return (
    <fieldset>
      <legend>{text.title}</legend>
      <p className="quiet">{text.help}</p>
      <div className="channel-list">
        {channels.map((channel, index) => (
          <div key={channel.code} className="profile-row" data-testid="profile-channel">
            <Input
              value={channel.name}
              maxLength={12}
              aria-label={text.name}
              data-field={`channels.${index}.name`}
              onChange={(event) =>
                change({ channels: replaceAt(channels, index, { ...channel, name: event.target.value }) })
              }
            />
            <span className="quiet channel-kind">{text.kinds[channel.code] ?? text.otherKind}</span>
            <Button
              disabled={phases.some((phase) => phase.channels.includes(channel.code))}
              onClick={() => change({ channels: removeAt(channels, index) })}
            >
              {profilesText.remove}
            </Button>
          </div>
        ))}
      </div>
      <Select
        value={null}
        placeholder={`＋ ${text.add}`}
        aria-label={text.add}
        data-testid="add-channel"
        style={{ width: 180 }}
        options={[
          ...missing.map((code) => ({ value: code, label: text.known[code] })),
          { value: '', label: text.fresh },
        ]}
        onChange={(chosen: string | null) => chosen !== null && add(chosen)}
      />
    </fieldset>
  );
}
