import { Alert, Button } from 'antd';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import type { TappedCard } from './use-tapped-card.ts';

const text = appointmentsText.search.card;

type Props = {
  readonly tapped: TappedCard;
  readonly onShow: () => void;
  readonly onForget: () => void;
};

/** Whose card was just read, with the one step that follows: look at the person, or register them. */
export function TappedCardBar({ tapped, onShow, onForget }: Props) {
  const known = tapped.person !== null;
  return (
    <Alert
      type={known ? 'info' : 'warning'}
      showIcon
      title={known ? text.known(tapped.maskedName) : text.unknown(tapped.maskedName)}
      closable={{ onClose: onForget }}
      className="tapped-card"
      data-testid="tapped-card"
      action={
        <Button size="small" type="primary" data-testid="tapped-show" onClick={onShow}>
          {known ? text.show : appointmentsText.search.register}
        </Button>
      }
    />
  );
}
