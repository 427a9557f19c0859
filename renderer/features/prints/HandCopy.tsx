import { useQuery } from '@tanstack/react-query';
import type { PrintJob } from '#shared/contract/prints.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import './prints.css';

const text = printsText.byHand;

/** When no paper comes: what to write on any sheet, large enough to copy across the counter, and the code to photograph. */
export function HandCopy({ job }: { readonly job: PrintJob }) {
  const queries = useStationQueries();
  const paper = useQuery(queries.prints.byHand.queryOptions({ input: { printJobId: job.id } })).data;
  if (paper === undefined) return null;
  return (
    <section className="hand-copy" data-testid="hand-copy" aria-label={text.title}>
      <p>{text.title}</p>
      <strong className="hand-copy-number" data-testid="hand-copy-number">
        {paper.number}
      </strong>
      {paper.qrSvg !== null && (
        <img
          alt={text.qrAlt(paper.number)}
          data-testid="hand-copy-qr"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(paper.qrSvg)}`}
        />
      )}
      <p className="hand-copy-line" data-testid="hand-copy-line">
        {text.line(printsText.kind[paper.kind], paper.name, paper.hotline)}
      </p>
      <p className="quiet">{text.later[job.state]}</p>
    </section>
  );
}
