import { Alert, Modal, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { PrintJob } from '#shared/contract/prints.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

type Props = { readonly job: PrintJob | null; readonly onClose: () => void };

/** The paper of one job as the printer would print it. */
export function PaperPreview({ job, onClose }: Props) {
  const kind = job === null ? '' : printsText.kind[job.kind];
  return (
    <Modal
      open={job !== null}
      title={job === null ? '' : printsText.previewTitle(kind, job.subject)}
      footer={null}
      centered
      destroyOnHidden
      width={520}
      onCancel={onClose}
    >
      {job !== null && <Paper job={job} alt={printsText.previewAlt(kind, job.subject, job.name)} />}
    </Modal>
  );
}

function Paper({ job, alt }: { readonly job: PrintJob; readonly alt: string }) {
  const queries = useStationQueries();
  const { data, error } = useQuery(queries.prints.preview.queryOptions({ input: { printJobId: job.id } }));
  if (error !== null) return <Alert type="warning" showIcon title={refusalText(error)} />;
  if (data === undefined) return <Spin description={printsText.previewLoading} />;
  // As an image: names are whatever a roster held, and an image runs nothing.
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`;
  return <img className="paper" alt={alt} src={source} data-testid="paper" />;
}
