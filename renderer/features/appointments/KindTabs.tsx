import { Radio, Select } from 'antd';
import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';

const text = appointmentsText.book;

type Props = {
  readonly kinds: readonly AppointmentKind[];
  readonly kind: AppointmentKind;
  readonly onKind: (kind: AppointmentKind) => void;
  readonly channels: readonly string[];
  readonly channel: string;
  readonly onChannel: (channel: string) => void;
};

/** Where the appointment is to be, and by which channel it comes; both have the usual answer already. */
export function KindTabs({ kinds, kind, onKind, channels, channel, onChannel }: Props) {
  const names = useDescription().channels;
  const nameOf = (code: string): string => names.find((each) => each.code === code)?.name ?? code;
  return (
    <div className="kind-tabs">
      {kinds.length > 1 && (
        <Radio.Group
          value={kind}
          optionType="button"
          buttonStyle="solid"
          data-testid="booking-kinds"
          options={kinds.map((each, index) => ({ value: each, label: `${index + 1} ${calendarText.kind[each]}` }))}
          onChange={(event) => onKind(event.target.value as AppointmentKind)}
        />
      )}
      {channels.length > 1 ? (
        <label>
          <span className="quiet">{text.channel}</span>{' '}
          <Select
            value={channel}
            style={{ width: 130 }}
            data-testid="booking-channel"
            options={channels.map((code) => ({ value: code, label: nameOf(code) }))}
            onChange={onChannel}
          />
        </label>
      ) : (
        kinds.length === 1 && <span className="quiet">{nameOf(channel)}</span>
      )}
    </div>
  );
}
