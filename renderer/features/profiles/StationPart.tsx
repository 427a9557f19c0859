import { Input, Radio } from 'antd';
import { receiptWidths, type ReceiptColumns } from '#shared/domain/receipt-models.ts';
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
      <div className="profile-grid" data-field="receiptColumns">
        <label>
          <span className="profile-label">
            {text.receiptColumns} <small>{text.receiptColumnsHelp}</small>
          </span>
          <Radio.Group
            value={profile.receiptColumns}
            options={receiptWidths.map((columns) => ({ value: columns, label: text.receiptWidths[columns] }))}
            onChange={(event) => change({ receiptColumns: event.target.value as ReceiptColumns })}
          />
        </label>
      </div>
      <p className="quiet profile-source">
        {text.source}：{profile.source}
      </p>
    </>
  );
}
