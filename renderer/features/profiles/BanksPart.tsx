import { Button, Input } from 'antd';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { DateField } from './DateField.tsx';
import { removeAt, replaceAt, type PartProps } from './profile-draft.ts';

const text = profilesText.banks;

type Bank = StationProfile['banks'][number];

/** The banks an applicant may choose from, each for its dates, with where it sits and how its card is activated. */
export function BanksPart({ profile: { banks, effectiveOn }, change }: PartProps) {
  return (
    <div className="profile-stack">
      {banks.map((bank, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} data-testid="profile-bank">
          <BankFields bank={bank} onBank={(changed) => change({ banks: replaceAt(banks, index, changed) })} />
          <Button onClick={() => change({ banks: removeAt(banks, index) })}>{profilesText.remove}</Button>
        </fieldset>
      ))}
      <Button
        type="dashed"
        data-testid="profile-add-bank"
        onClick={() =>
          change({ banks: [...banks, { name: '', from: effectiveOn, until: null, desk: '', activation: '' }] })
        }
      >
        {text.add}
      </Button>
    </div>
  );
}

function BankFields({ bank, onBank }: { readonly bank: Bank; readonly onBank: (bank: Bank) => void }) {
  const field = (key: 'name' | 'desk' | 'activation', maxLength: number) => (
    <label className={`profile-bank-${key}`}>
      <span className="profile-label">{text[key]}</span>
      <Input
        value={bank[key]}
        maxLength={maxLength}
        data-testid={`profile-bank-${key}`}
        onChange={(event) => onBank({ ...bank, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="profile-bank">
      {field('name', 40)}
      <label>
        <span className="profile-label">{text.from}</span>
        <DateField date={bank.from} label={text.from} onDate={(from) => onBank({ ...bank, from })} />
      </label>
      <label>
        <span className="profile-label">{text.until}</span>
        <DateField
          date={bank.until ?? ''}
          label={text.until}
          placeholder={text.noEnd}
          clearable
          onDate={(until) => onBank({ ...bank, until: until === '' ? null : until })}
        />
      </label>
      {field('desk', 40)}
      {field('activation', 100)}
    </div>
  );
}
