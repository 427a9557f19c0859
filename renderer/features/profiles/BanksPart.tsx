import { Button, Input, Select } from 'antd';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { weekdayOptions } from './clock-times.ts';
import { DateField } from './DateField.tsx';
import { removeAt, replaceAt, type PartProps } from './profile-draft.ts';

const text = profilesText.banks;

type Bank = StationProfile['banks'][number];

const NEW_BANK = { name: '', until: null, desk: '', deskWeekdays: [], activation: '' } as const satisfies Partial<Bank>;

/** The banks an applicant may choose from, each for its dates, with where it sits and how its card is activated. */
export function BanksPart({ profile: { banks, effectiveOn }, change }: PartProps) {
  return (
    <div className="profile-stack">
      {banks.map((bank, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="profile-bank-set" data-testid="profile-bank">
          <BankFields
            at={`banks.${index}`}
            bank={bank}
            onBank={(changed) => change({ banks: replaceAt(banks, index, changed) })}
          />
          <Button onClick={() => change({ banks: removeAt(banks, index) })}>{profilesText.remove}</Button>
        </fieldset>
      ))}
      <Button
        type="dashed"
        data-testid="profile-add-bank"
        onClick={() => change({ banks: [...banks, { ...NEW_BANK, from: effectiveOn }] })}
      >
        {text.add}
      </Button>
    </div>
  );
}

type FieldsProps = { readonly at: string; readonly bank: Bank; readonly onBank: (bank: Bank) => void };

function BankFields({ at, bank, onBank }: FieldsProps) {
  const field = (key: 'name' | 'desk' | 'activation', maxLength: number) => (
    <label className={`profile-bank-${key}`}>
      <span className="profile-label">{text[key]}</span>
      <Input
        value={bank[key]}
        maxLength={maxLength}
        data-testid={`profile-bank-${key}`}
        data-field={`${at}.${key}`}
        onChange={(event) => onBank({ ...bank, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="profile-bank">
      {field('name', 40)}
      <label>
        <span className="profile-label">{text.from}</span>
        <DateField
          date={bank.from}
          label={text.from}
          field={`${at}.from`}
          onDate={(from) => onBank({ ...bank, from })}
        />
      </label>
      <label>
        <span className="profile-label">{text.until}</span>
        <DateField
          date={bank.until ?? ''}
          label={text.until}
          field={`${at}.until`}
          placeholder={text.noEnd}
          clearable
          onDate={(until) => onBank({ ...bank, until: until === '' ? null : until })}
        />
      </label>
      {field('desk', 40)}
      <label>
        <span className="profile-label">{text.deskWeekdays}</span>
        <Select
          mode="multiple"
          value={bank.deskWeekdays}
          options={weekdayOptions}
          disabled={bank.desk === ''}
          placeholder={text.everyDay}
          aria-label={text.deskWeekdays}
          data-field={`${at}.deskWeekdays`}
          onChange={(chosen: number[]) => onBank({ ...bank, deskWeekdays: chosen })}
        />
      </label>
      {field('activation', 100)}
    </div>
  );
}
