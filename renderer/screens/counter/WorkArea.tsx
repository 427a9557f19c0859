import { Button, Flex, Modal } from 'antd';
import { useState } from 'react';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import { DutyToday } from '#renderer/features/hotline/DutyToday.tsx';
import { CurrentTicket } from '#renderer/features/queue/CurrentTicket.tsx';
import { MoreActions } from '#renderer/features/queue/MoreActions.tsx';
import { QueueDialogs, type QueueDialog } from '#renderer/features/queue/QueueDialogs.tsx';
import { TodayList } from '#renderer/features/queue/TodayList.tsx';
import type { CounterQueue, Seat } from '#renderer/features/queue/use-counter-queue.ts';
import { useRareActions, type RareActions } from '#renderer/features/queue/use-rare-actions.ts';
import { useHotkeys } from './use-hotkeys.ts';

const text = counterText.work;

type Props = {
  readonly seat: Seat;
  readonly queue: CounterQueue;
  readonly canOpen: boolean;
  readonly onOpen: () => void;
  readonly onFinish: () => void;
};

/** The default view: who is here, what can be done next, who waits. */
export function WorkArea({ seat, queue, canOpen, onOpen, onFinish }: Props) {
  const { can } = queue;
  const rare = useRareActions(seat);
  const [dialog, setDialog] = useState<QueueDialog | null>(null);
  const [moreOpen, setMoreOpen] = useState(false);
  useHotkeys({ F5: () => setMoreOpen((open) => !open) });
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
        <IntakeNote rare={rare} />
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
          <MoreActions current={queue.current} rare={rare} open={moreOpen} onOpen={setMoreOpen} onDialog={setDialog} />
        </div>
        <DutyToday />
      </Flex>
      <TodayList
        tickets={queue.today}
        onBringBack={queue.bringBack}
        onResume={(ticketId) => void rare.resume(ticketId)}
        onDialog={setDialog}
      />
      <QueueDialogs dialog={dialog} counterId={seat.counterId} rare={rare} onClose={() => setDialog(null)} />
    </div>
  );
}

/** Everybody at the counters must know that nobody else gets a number. */
function IntakeNote({ rare }: { readonly rare: RareActions }) {
  if (rare.intake === 'open') return null;
  const note =
    rare.intake === 'stopped' ? queueText.intake.stopped(rare.stoppedBy ?? '') : queueText.intake[rare.intake];
  return (
    <p className="intake-note" role="status" data-testid="intake-note">
      {note}
    </p>
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
