import { Input } from 'antd';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';

/** A time of day as the station writes it, 08:30. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** A time typed by hand: faster than any picker for who knows it. */
export function TimeField({ label, value, onChange }: Props) {
  return (
    <label>
      {label}
      <Input
        value={value}
        maxLength={5}
        status={isTime(value) ? '' : 'error'}
        title={calendarText.arrange.time}
        style={{ width: 90 }}
        // 0830 and a Chinese colon are what fingers type.
        onChange={(event) => onChange(event.target.value.replace('：', ':').replace(/^(\d{2})(\d{2})$/, '$1:$2'))}
      />
    </label>
  );
}
