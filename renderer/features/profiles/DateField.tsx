import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

dayjs.locale('zh-cn');

type Props = {
  /** `''` for none. */
  readonly date: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly clearable?: boolean;
  readonly testId?: string;
  /** Path in the profile, by which a named fault finds its field. */
  readonly field?: string;
  /** Days before this one cannot be chosen. */
  readonly from?: string;
  readonly onDate: (date: string) => void;
};

/** One day by calendar, or typed as 2022-03-15. */
export function DateField({ date, label, placeholder, clearable = false, testId, field, from, onDate }: Props) {
  const at = dayjs(date);
  return (
    <DatePicker
      value={date !== '' && at.isValid() ? at : null}
      format="YYYY-MM-DD"
      allowClear={clearable}
      // antd's own "today" is the machine's; the station's may be another (practice).
      showNow={false}
      aria-label={label}
      placeholder={placeholder ?? label}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
      {...(field === undefined ? {} : { 'data-field': field })}
      {...(from === undefined ? {} : { disabledDate: (day) => day.format('YYYY-MM-DD') < from })}
      style={{ width: 150 }}
      onChange={(picked) => onDate(picked === null ? '' : picked.format('YYYY-MM-DD'))}
    />
  );
}
