import { Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { timeOfDay } from '#shared/civil-date.ts';
import type { CaseId, PrintJobId } from '#shared/contract/base.ts';
import type { PrintJob } from '#shared/contract/prints.ts';
import { casePapersText as text } from '#shared/i18n/zh-CN/case-papers.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { JobState } from '../ReceiptState.tsx';
import { ReprintButton } from '../ReprintButton.tsx';
import { isPutOff } from '../use-stuck.ts';
import { CasePaperButtons } from './CasePaperButtons.tsx';
import '../prints.css';

type Props = {
  readonly caseId: CaseId;
  readonly state: 'draft' | 'accepted';
  readonly clerk: string;
  readonly printed: readonly PrintJob['kind'][];
  /** A paper shown elsewhere on the page. */
  readonly shown: PrintJobId | null;
};

/** The papers of one case: what can be printed, and what became of each that was, whichever button asked for it. */
export function CaseVouchers({ caseId, state, clerk, printed, shown }: Props) {
  const papers = useQuery(useStationQueries().prints.forCase.queryOptions({ input: { caseId } })).data ?? [];
  const listed = papers.filter(({ id }) => id !== shown);
  return (
    <Flex vertical gap="small" data-testid="case-vouchers">
      <strong>{text.title}</strong>
      <CasePaperButtons caseId={caseId} state={state} clerk={clerk} printed={printed} />
      {listed.map((job) => (
        <Voucher key={job.id} job={job} clerk={clerk} />
      ))}
    </Flex>
  );
}

function Voucher({ job, clerk }: { readonly job: PrintJob; readonly clerk: string }) {
  const settled = job.state === 'confirmed' || (job.state === 'void' && !isPutOff(job));
  const copy = job.copy === 0 ? '' : printsText.reprint(job.copy);
  return (
    <Flex
      vertical={!settled}
      gap="small"
      align={settled ? 'center' : 'stretch'}
      className="voucher"
      data-testid="voucher"
      data-kind={job.kind}
      data-state={job.state}
    >
      {settled ? (
        <>
          <span className="voucher-name">
            {`${printsText.kind[job.kind]} ${copy}`}
            <span className="quiet">{` ${timeOfDay(job.changedAtMs)} ${printsText.state[job.state]}`}</span>
          </span>
          {job.state === 'confirmed' && <ReprintButton job={job} clerk={clerk} />}
        </>
      ) : (
        <JobState job={job} clerk={clerk} />
      )}
    </Flex>
  );
}
