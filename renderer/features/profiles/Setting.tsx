import { Checkbox, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { profileSettings } from '#shared/i18n/zh-CN/profile-settings.ts';
import { timeOptions } from './clock-times.ts';

const text = profileSettings;

type Named = {
  readonly label: string;
  readonly help?: string;
  /** Path in the profile, by which a named fault finds its field. */
  readonly field: string;
};

/** A question on the left, its answer on the right, so that a page of them is read down one line. */
export function Setting({ label, help, children }: Omit<Named, 'field'> & { readonly children: ReactNode }) {
  return (
    <div className="setting">
      <span className="setting-name">
        {label}
        {help !== undefined && <small>{help}</small>}
      </span>
      <span className="setting-value">{children}</span>
    </div>
  );
}

type NumberProps = Named & {
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly onValue: (value: number) => void;
};

export function NumberSetting({ label, help, field, value, unit, range: [min, max], onValue }: NumberProps) {
  return (
    <Setting label={label} {...(help === undefined ? {} : { help })}>
      <InputNumber
        min={min}
        max={max}
        precision={0}
        value={value}
        aria-label={label}
        data-field={field}
        onChange={(typed) => typed !== null && onValue(typed)}
      />
      <span className="setting-unit">{unit}</span>
    </Setting>
  );
}

type LimitProps = Omit<NumberProps, 'value' | 'onValue'> & {
  readonly value: number | null;
  /** What null means, in words beside a box. */
  readonly none: string;
  /** True where the box stands for having the number at all. */
  readonly isTicked?: boolean;
  readonly usual: number;
  readonly onValue: (value: number | null) => void;
};

/** A number that there may be none of. */
export function LimitSetting(props: LimitProps) {
  const { label, help, field, value, unit, range, none, isTicked = false, usual, onValue } = props;
  return (
    <Setting label={label} {...(help === undefined ? {} : { help })}>
      <Checkbox
        checked={(value === null) !== isTicked}
        data-field={value === null ? field : undefined}
        onChange={() => onValue(value === null ? usual : null)}
      >
        {none}
      </Checkbox>
      {value !== null && (
        <>
          <InputNumber
            min={range[0]}
            max={range[1]}
            precision={0}
            value={value}
            aria-label={label}
            data-field={field}
            onChange={(typed) => typed !== null && onValue(typed)}
          />
          <span className="setting-unit">{unit}</span>
        </>
      )}
    </Setting>
  );
}

type TimeProps = Named & { readonly value: string; readonly none?: string; readonly onValue: (value: string) => void };

/** A time of day; `''` for none, where there may be none. */
export function TimeSetting({ label, help, field, value, none, onValue }: TimeProps) {
  const times = timeOptions(...(value === '' ? [] : [value]));
  return (
    <Setting label={label} {...(help === undefined ? {} : { help })}>
      <Select
        showSearch
        value={value}
        options={none === undefined ? times : [{ value: '', label: none }, ...times]}
        aria-label={label}
        data-field={field}
        style={{ width: 110 }}
        onChange={onValue}
      />
    </Setting>
  );
}

type ChoiceProps<Value extends string> = Named & {
  readonly value: Value;
  readonly words: Readonly<Record<Value, string>>;
  readonly onValue: (value: Value) => void;
};

/** One of a few answers, all of them to be seen. */
export function ChoiceSetting<Value extends string>({ label, field, value, words, onValue }: ChoiceProps<Value>) {
  return (
    <div className="setting setting-choice">
      <span className="setting-name">{label}</span>
      <Radio.Group
        value={value}
        aria-label={label}
        data-field={field}
        options={Object.entries<string>(words).map(([key, words]) => ({ value: key, label: words }))}
        onChange={(event) => onValue(event.target.value as Value)}
      />
    </div>
  );
}

export const units = text.units;
