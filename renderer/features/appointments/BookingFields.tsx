import { Button, Flex, Input, type InputRef } from 'antd';
import type { KeyboardEvent, Ref } from 'react';
import { weekdayOf } from '#shared/civil-date.ts';
import type { Slot } from '#shared/contract/appointments.ts';
import { appointmentsText, dayText } from '#shared/i18n/zh-CN/appointments.ts';

const text = appointmentsText.book;

type Props = {
  readonly phone: string;
  readonly onPhone: (phone: string) => void;
  /** Null when nobody visits. */
  readonly address: string | null;
  readonly onAddress: (address: string) => void;
  readonly chosen: Slot | null;
  readonly blocked: boolean;
  readonly pending: boolean;
  readonly onSubmit: () => void;
  readonly ref?: Ref<InputRef>;
};

/** Below the times: whom to ring, where to go, and the one button. Enter in either field books. */
export function BookingFields(props: Props) {
  const { phone, address, chosen, blocked, pending, onPhone, onAddress, onSubmit, ref } = props;
  const submitOnEnter = (event: KeyboardEvent): void => {
    event.preventDefault();
    if (!event.repeat) onSubmit();
  };
  return (
    <Flex gap="middle" align="flex-end" wrap>
      <label className="booking-phone">
        {text.phone} <span className="quiet">{text.phoneHint}</span>
        <Input
          ref={ref}
          size="large"
          value={phone}
          maxLength={30}
          inputMode="tel"
          data-testid="booking-phone"
          onChange={(event) => onPhone(event.target.value)}
          onPressEnter={submitOnEnter}
        />
      </label>
      {address !== null && (
        <label className="booking-phone">
          {text.address} <span className="quiet">{text.addressHint}</span>
          <Input
            size="large"
            value={address}
            maxLength={200}
            data-testid="booking-address"
            onChange={(event) => onAddress(event.target.value)}
            onPressEnter={submitOnEnter}
          />
        </label>
      )}
      <strong className="booking-chosen">
        {chosen === null
          ? text.notChosen
          : text.chosen(dayText(chosen.date, weekdayOf(chosen.date)), chosen.startsAt, chosen.endsAt)}
      </strong>
      <Button type="primary" size="large" loading={pending} disabled={blocked} data-testid="book" onClick={onSubmit}>
        {text.submit}
      </Button>
    </Flex>
  );
}
