import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

dayjs.locale('zh-cn');

type Props = {
  readonly date: string | null;
  /** Shown while no date is set; setting none is then possible. */
  readonly none?: string;
  readonly from?: string;
  /** For days that may lie in another year. */
  readonly withYear?: boolean;
  readonly label: string;
  readonly testId: string;
  readonly onDate: (date: string | null) => void;
};

/** One civil date, by calendar. */
export function DateField({ date, none, from, withYear, label, testId, onDate }: Props) {
  return (
    <DatePicker
      value={date === null ? null : dayjs(date)}
      format={withYear === true ? 'YYYY年M月D日' : 'M月D日 ddd'}
      allowClear={none !== undefined}
      placeholder={none ?? ''}
      inputReadOnly
      showNow={false}
      aria-label={label}
      data-testid={testId}
      style={{ width: 150 }}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      onChange={(picked) => onDate(picked === null ? null : picked.format('YYYY-MM-DD'))}
    />
  );
}
