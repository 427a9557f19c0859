import { Input } from 'antd';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import type { PartProps } from './profile-draft.ts';

const text = profilesText.station;

const fields = [
  { key: 'stationName', help: '' },
  { key: 'street', help: '' },
  { key: 'receiptHeader', help: text.receiptHeaderHelp },
  { key: 'code', help: text.codeHelp },
  { key: 'hotline', help: '' },
  { key: 'hotlinePerson', help: text.hotlinePersonHelp },
  { key: 'site', help: '' },
  { key: 'openingText', help: '' },
  { key: 'serviceName', help: '' },
] as const;

/** Who the station is: what stands on papers and screens. */
export function StationPart({ profile, change }: PartProps) {
  return (
    <>
      <div className="profile-grid">
        {fields.map(({ key, help }) => (
          <label key={key}>
            <span className="profile-label">
              {text[key]} {help !== '' && <small>{help}</small>}
            </span>
            <Input
              value={profile[key]}
              maxLength={60}
              data-testid={`profile-${key}`}
              data-field={key}
              onChange={(event) => change({ [key]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <p className="quiet profile-source">
        {text.source}：{profile.source}
      </p>
    </>
  );
}
