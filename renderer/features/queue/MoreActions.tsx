import { Button, Dropdown } from 'antd';
import type { Ticket } from '#shared/contract/queue.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import type { QueueDialog } from './QueueDialogs.tsx';
import type { RareActions } from './use-rare-actions.ts';

const text = queueText.action;

type Props = {
  readonly current: Ticket | null;
  readonly rare: RareActions;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onDialog: (dialog: QueueDialog) => void;
};

/** What a clerk needs a few times a day, behind one button; reached with F5, arrows and Enter. */
export function MoreActions({ current, rare, open, onOpen, onDialog }: Props) {
  const { lastStep, intake } = rare;
  const items = [
    { key: 'skip', label: text.skip, disabled: current?.state !== 'called' },
    { key: 'hold', label: text.hold, disabled: current === null },
    { key: 'transfer', label: text.transfer, disabled: current === null },
    { type: 'divider' as const },
    {
      key: 'undo',
      label: lastStep === null ? text.undoNothing : text.undo(queueText.step(lastStep.event, lastStep.ticketNumber)),
      disabled: lastStep === null,
    },
    { type: 'divider' as const },
    intake === 'stopped'
      ? { key: 'resume-intake', label: text.resumeIntake }
      : { key: 'stop-intake', label: text.stopIntake, disabled: intake === 'closed' },
  ];
  const run = (key: string): void => {
    onOpen(false);
    if (key === 'undo') void rare.undo();
    if (key === 'resume-intake') void rare.resumeIntake();
    if (key === 'stop-intake') onDialog({ kind: 'stop' });
    if (current === null) return;
    if (key === 'skip') void rare.skip(current.id);
    if (key === 'hold' || key === 'transfer') onDialog({ kind: key, ticket: current });
  };
  return (
    <Dropdown
      autoFocus
      open={open}
      trigger={['click']}
      placement="topRight"
      menu={{ items, onClick: ({ key }) => run(key) }}
      onOpenChange={onOpen}
    >
      <Button size="large" className="work-action" data-testid="more" aria-keyshortcuts="F5">
        <span>
          {counterText.work.more}
          <kbd>F5</kbd>
        </span>
      </Button>
    </Dropdown>
  );
}
