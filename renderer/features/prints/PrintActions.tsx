import { Button, Flex } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { ReprintButton } from './ReprintButton.tsx';
import { isPutOff } from './use-stuck.ts';

type Decision = 'confirmByPerson' | 'printAgain' | 'putOff' | 'giveUp';

/** What the contract lets a person decide in each state; the first is the usual one. */
const decisions: { readonly [State in PrintState]: readonly Decision[] } = {
  queued: ['putOff', 'giveUp'],
  sending: [],
  confirmed: [],
  unknown: ['confirmByPerson', 'printAgain', 'giveUp'],
  failed: ['printAgain', 'putOff', 'giveUp'],
  void: ['printAgain'],
};

function decisionsOn(job: PrintJob): readonly Decision[] {
  return isPutOff(job) ? ['printAgain', 'giveUp'] : decisions[job.state];
}

function labelOf(decision: Decision, job: PrintJob): string {
  if (decision === 'printAgain' && job.state === 'unknown') return printsText.didNot;
  if (decision === 'printAgain' && isPutOff(job)) return printsText.now;
  return labels[decision];
}

const labels: { readonly [Each in Decision]: string } = {
  confirmByPerson: printsText.cameOut,
  printAgain: printsText.printAgain,
  putOff: printsText.putOff,
  giveUp: printsText.giveUp,
};

type Props = {
  readonly job: PrintJob;
  /** Who decides; empty when nobody has said so yet, and then nothing may be decided. */
  readonly clerk: string;
  readonly onPreview: () => void;
};

/** The buttons of one job, by its state. While one is under way the others wait. */
export function PrintActions({ job, clerk, onPreview }: Props) {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const onSettled = (): void => {
    void cache.invalidateQueries({ queryKey: queries.prints.key() });
    void cache.invalidateQueries({ queryKey: queries.devices.key() });
  };
  const writes = {
    confirmByPerson: useWrite(station.prints.confirmByPerson, { onSettled }),
    printAgain: useWrite(station.prints.printAgain, { onSettled }),
    putOff: useWrite(station.prints.putOff, { onSettled }),
    giveUp: useWrite(station.prints.giveUp, { onSettled }),
  };
  const busy = Object.values(writes).some((write) => write.pending);
  return (
    <Flex gap={4} align="center" justify="end" wrap>
      {decisionsOn(job).map((decision) => (
        <Button
          key={decision}
          size="small"
          type={decision === 'confirmByPerson' ? 'primary' : 'default'}
          disabled={clerk === '' || busy}
          loading={writes[decision].pending}
          data-testid={`print-${testIds[decision]}`}
          onClick={() => void writes[decision].run({ printJobId: job.id, clerk, attempts: job.attempts })}
        >
          {labelOf(decision, job)}
        </Button>
      ))}
      {job.state === 'confirmed' && <ReprintButton job={job} clerk={clerk} />}
      <Button size="small" type="link" data-testid="print-preview" onClick={onPreview}>
        {printsText.preview}
      </Button>
    </Flex>
  );
}

const testIds: { readonly [Each in Decision]: string } = {
  confirmByPerson: 'came-out',
  printAgain: 'again',
  putOff: 'later',
  giveUp: 'give-up',
};
