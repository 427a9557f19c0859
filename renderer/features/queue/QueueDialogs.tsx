import { Flex, Radio } from 'antd';
import { useState } from 'react';
import type { Ticket } from '#shared/contract/queue.ts';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import type { RareActions, TransferTarget } from './use-rare-actions.ts';
import { WhyDialog } from './WhyDialog.tsx';

export type QueueDialog =
  | { readonly kind: 'hold' | 'specific' | 'transfer'; readonly ticket: Ticket }
  | { readonly kind: 'why'; readonly first: string; readonly second: string }
  | { readonly kind: 'stop' };

type Props = {
  readonly dialog: QueueDialog | null;
  readonly counterId: string;
  readonly rare: RareActions;
  readonly onClose: () => void;
};

/** The one question of the queue that is open, if any. */
export function QueueDialogs({ dialog, counterId, rare, onClose }: Props) {
  if (dialog === null) return null;
  const closeWhenDone = (answer: Promise<boolean>): void => void answer.then((done) => done && onClose());
  const common = { busy: rare.busy, onCancel: onClose };
  switch (dialog.kind) {
    case 'why':
      return <WhyDialog first={dialog.first} second={dialog.second} onClose={onClose} />;
    case 'stop':
      return (
        <ReasonDialog
          {...common}
          {...queueText.stop}
          required={false}
          onConfirm={(reason) => closeWhenDone(rare.stopIntake(reason))}
        />
      );
    case 'transfer':
      return (
        <TransferDialog
          {...common}
          ticket={dialog.ticket}
          counterId={counterId}
          onConfirm={(to, reason) => closeWhenDone(rare.transfer(dialog.ticket.id, to, reason))}
        />
      );
    case 'hold':
    case 'specific': {
      const { title, ...text } = queueText[dialog.kind];
      const run = dialog.kind === 'hold' ? rare.hold : rare.callSpecific;
      return (
        <ReasonDialog
          {...common}
          {...text}
          required
          title={title(dialog.ticket.number)}
          onConfirm={(reason) => closeWhenDone(run(dialog.ticket.id, reason))}
        />
      );
    }
    default:
      return dialog satisfies never;
  }
}

type TransferProps = {
  readonly ticket: Ticket;
  readonly counterId: string;
  readonly busy: boolean;
  readonly onConfirm: (to: TransferTarget, reason: string) => void;
  readonly onCancel: () => void;
};

function TransferDialog({ ticket, counterId, onConfirm, ...rest }: TransferProps) {
  const { counters, services } = useDescription();
  const [target, setTarget] = useState<TransferTarget | null>(null);
  const text = queueText.transfer;
  const keyOf = (to: TransferTarget) => `${to.kind}:${to.kind === 'counter' ? to.counterId : to.serviceId}`;
  const choice = (to: TransferTarget, name: string) => (
    <Radio.Button key={keyOf(to)} value={keyOf(to)} data-testid={`transfer-${keyOf(to)}`} onClick={() => setTarget(to)}>
      {name}
    </Radio.Button>
  );
  return (
    <ReasonDialog
      {...rest}
      title={text.title(ticket.number)}
      body={text.body}
      ok={text.ok}
      reasons={text.reasons}
      required={false}
      missing={target === null ? text.missing : null}
      onConfirm={(reason) => target !== null && onConfirm(target, reason)}
    >
      <Radio.Group value={target && keyOf(target)}>
        <Flex vertical gap="small">
          <span>{text.toCounter}</span>
          <Flex wrap gap="small">
            {counters
              .filter(({ id }) => id !== counterId)
              .map(({ id, name }) => choice({ kind: 'counter', counterId: id }, name))}
          </Flex>
          {services.length > 1 && <span>{text.toService}</span>}
          {services.length > 1 && (
            <Flex wrap gap="small">
              {services
                .filter(({ name }) => name !== ticket.serviceName)
                .map(({ id, name }) => choice({ kind: 'service', serviceId: id }, name))}
            </Flex>
          )}
        </Flex>
      </Radio.Group>
    </ReasonDialog>
  );
}
