import { Button, Flex, Modal } from 'antd';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { CurrentTicket } from '#renderer/features/queue/CurrentTicket.tsx';
import { TodayList } from '#renderer/features/queue/TodayList.tsx';
import type { CounterQueue } from '#renderer/features/queue/use-counter-queue.ts';

const text = counterText.work;

type Props = {
  readonly queue: CounterQueue;
  readonly canOpen: boolean;
  readonly onOpen: () => void;
  readonly onFinish: () => void;
};

/** The default view: who is here, what can be done next, who waits. */
export function WorkArea({ queue, canOpen, onOpen, onFinish }: Props) {
  const { can } = queue;
  const actions = [
    { key: 'F2', name: text.callNext, id: 'call-next', enabled: can.callNext, run: queue.callNext },
    { key: 'F3', name: text.recall, id: 'recall', enabled: can.recall, run: queue.recall },
    { key: 'F4', name: text.missed, id: 'mark-missed', enabled: can.miss, run: queue.miss },
    { key: 'F6', name: text.openCase, id: 'open-case', enabled: canOpen, run: onOpen },
    { key: 'F8', name: text.finish, id: 'finish', enabled: can.finish, run: onFinish },
  ];
  const main = queue.current === null ? 'call-next' : 'open-case';
  return (
    <div className="work-page">
      <Flex vertical className="work-main">
        <CurrentTicket ticket={queue.current} waiting={queue.waiting} />
        <div className="work-actions">
          {actions.map((action) => (
            <Button
              key={action.id}
              size="large"
              type={action.id === main ? 'primary' : 'default'}
              disabled={!action.enabled}
              data-testid={action.id}
              aria-keyshortcuts={action.key}
              className="work-action"
              onClick={action.run}
            >
              <span>
                {action.name}
                <kbd>{action.key}</kbd>
              </span>
            </Button>
          ))}
        </div>
      </Flex>
      <TodayList tickets={queue.today} onBringBack={queue.bringBack} />
    </div>
  );
}

const confirmButton = { autoFocus: true, 'data-testid': 'finish-confirm' };

type AskProps = { readonly open: boolean; readonly onYes: () => void; readonly onNo: () => void };

/** F8 lies beside F7: without an accepted case, ending the service is asked once. */
export function FinishQuestion({ open, onYes, onNo }: AskProps) {
  return (
    <Modal
      open={open}
      title={text.finishTitle}
      okText={text.finish}
      cancelText={text.finishNo}
      okButtonProps={confirmButton}
      onOk={onYes}
      onCancel={onNo}
    >
      {text.finishBody}
    </Modal>
  );
}
