import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { DocumentPage } from '#shared/contract/documents.ts';
import { documentsText as text } from '#shared/i18n/zh-CN/documents.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { useDesk } from './DocumentDesk.tsx';
import { sortedFiles } from './picked-files.ts';

type Props = {
  readonly material: string;
  readonly name: string;
  /** Given while the clerk may say that the material was received. */
  readonly onReceived?: (() => void) | undefined;
};

/** The pages of one material, and unless they are only looked at the ways to add some. */
export function DocumentStrip(props: Props) {
  const { material, name } = props;
  const desk = useDesk();
  const pages = desk.pages.pages.filter((page) => page.material === material);
  return (
    <div className="document-strip" data-testid={`documents-${material}`}>
      {pages.map((page) => (
        <Thumbnail key={page.id} caseId={desk.caseId} page={page} name={name} onOpen={() => desk.openPage(page.id)} />
      ))}
      {!desk.reading && <WaysToAdd {...props} pages={pages.length} />}
    </div>
  );
}

/** From the camera, from a file, from the rest of the family. */
function WaysToAdd({ material, onReceived, pages }: Props & { readonly pages: number }) {
  const desk = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const offered = desk.offers.flatMap((offer) => offer.pages).filter((page) => page.material === material).length;
  const choose = async (files: readonly File[]): Promise<void> => {
    const { usable, refused } = await sortedFiles(files);
    setRefusal(refused === null ? null : text.refused[refused]);
    if (usable.length > 0) desk.queue.take(material, usable);
  };
  return (
    <>
      <Button size="small" data-testid={`shoot-${material}`} onClick={() => desk.openCamera(material)}>
        {text.shoot}
      </Button>
      <Button size="small" data-testid={`choose-${material}`} onClick={() => picker.current?.click()}>
        {text.file}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept="image/*,.heic,.heif,.tif,.tiff,application/pdf"
        data-testid={`file-${material}`}
        onChange={(event) => {
          void choose([...(event.target.files ?? [])]);
          // The same file chosen again must be news.
          event.target.value = '';
        }}
      />
      {offered > 0 && (
        <Button size="small" data-testid={`family-${material}`} onClick={() => desk.openOffers(material)}>
          {text.family.open(offered)}
        </Button>
      )}
      {pages > 0 && onReceived !== undefined && (
        <Button size="small" type="primary" data-testid={`receive-${material}`} onClick={onReceived}>
          {text.receive}
        </Button>
      )}
      <QueueState material={material} />
      <RemovedPages material={material} />
      {refusal !== null && <span className="document-problem">{refusal}</span>}
    </>
  );
}

type ThumbnailProps = {
  readonly caseId: CaseId;
  readonly page: DocumentPage;
  readonly name: string;
  readonly onOpen: () => void;
};

function Thumbnail({ caseId, page, name, onOpen }: ThumbnailProps) {
  const input = { caseId, documentId: page.id };
  const source = useQuery(useStationQueries().pictures.thumbnail.queryOptions({ input, staleTime: Infinity })).data;
  return (
    <button
      type="button"
      className="document-thumbnail"
      aria-label={text.pageOf(name, page.page)}
      data-testid={`page-${page.material}-${page.page}`}
      onClick={onOpen}
    >
      {source !== undefined && <img src={source} alt="" className={`document-turn-${page.turn}`} />}
      <span>{page.page}</span>
    </button>
  );
}

/** What is on its way, and what could not be stored. */
function QueueState({ material }: { readonly material: string }) {
  const { queue } = useDesk();
  const mine = queue.waiting.filter((item) => item.material === material).length;
  const [first] = queue.waiting;
  if (mine === 0 || first === undefined) return null;
  if (queue.reading !== null && first.material === material) return <PdfState />;
  if (queue.problem === null || first.material !== material) return <span className="quiet">{text.working(mine)}</span>;
  return (
    <span className="document-problem" data-testid="document-problem">
      {queue.problem}{' '}
      {first.ready !== undefined && (
        <button type="button" className="link-button" onClick={queue.again}>
          {text.again}
        </button>
      )}
      <button type="button" className="link-button" onClick={queue.dropFirst}>
        {first.kind === 'pdf' ? text.pdf.giveUp : text.giveUp}
      </button>
    </span>
  );
}

/** A PDF of many pages takes its time; nobody has to wait for it to the end. */
function PdfState() {
  const { queue } = useDesk();
  const { page, pages } = queue.reading ?? { page: 0, pages: 0 };
  return (
    <span className="quiet" data-testid="pdf-reading">
      {pages === 0 ? text.pdf.opening : text.pdf.reading(page, pages)}{' '}
      <button type="button" className="link-button" onClick={queue.dropFirst}>
        {text.pdf.giveUp}
      </button>
    </span>
  );
}

/** Pages taken away come back one by one, the last one first. */
function RemovedPages({ material }: { readonly material: string }) {
  const { caseId, clerk, pages } = useDesk();
  const restore = useWrite(useStation().documents.restore);
  const removed = pages.removed.filter((page) => page.material === material);
  const last = removed.toSorted((first, second) => second.removedAtMs - first.removedAtMs)[0];
  if (last === undefined) return null;
  return (
    <span className="quiet">
      {text.removed(removed.length)}{' '}
      <button
        type="button"
        className="link-button"
        data-testid={`restore-${material}`}
        onClick={() => void restore.run({ caseId, clerk, documentId: last.id })}
      >
        {text.restore}
      </button>
    </span>
  );
}
