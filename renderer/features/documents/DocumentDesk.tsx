import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { createContext, use, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import type { CaseId, DocumentId } from '#shared/contract/base.ts';
import type { CasePages, FamilyOffer } from '#shared/contract/documents.ts';
import type { DocumentPolicy } from '#shared/domain/documents/document-policy.ts';
import { documentsText as text } from '#shared/i18n/zh-CN/documents.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { CameraDialog } from './CameraDialog.tsx';
import { FamilyDialog } from './FamilyDialog.tsx';
import { createPageMaker, type PageMaker } from './page-maker.ts';
import { PageEditor } from './PageEditor.tsx';
import { PageView } from './PageView.tsx';
import { usePageQueue, type PageQueue } from './use-page-queue.ts';
import './documents.css';

type Desk = {
  readonly caseId: CaseId;
  readonly clerk: string;
  /** The pages are only looked at. */
  readonly reading: boolean;
  readonly policy: DocumentPolicy | undefined;
  readonly pages: CasePages;
  readonly offers: readonly FamilyOffer[];
  readonly queue: PageQueue;
  readonly openCamera: (material: string) => void;
  readonly openPage: (id: DocumentId) => void;
  readonly openOffers: (material: string) => void;
};

const DeskContext = createContext<Desk | null>(null);

const NO_PAGES: CasePages = { pages: [], removed: [] };
const NO_OFFERS: readonly FamilyOffer[] = [];

type Props = {
  readonly caseId: CaseId;
  readonly clerk: string;
  /** Materials of the form by code; categories of the policy are added. */
  readonly names: ReadonlyMap<string, string>;
  readonly reading?: boolean;
  readonly children: ReactNode;
  /** Replaced in tests, which have no worker. */
  readonly createMaker?: () => PageMaker;
};

/** Scanned papers of one case: what lies below may show strips of them, and F1 opens the camera. */
export function DocumentDesk({
  caseId,
  clerk,
  names,
  reading = false,
  children,
  createMaker = createPageMaker,
}: Props) {
  const queries = useStationQueries();
  const policy = useQuery(queries.documents.policy.queryOptions({ staleTime: Infinity })).data;
  const pages = useQuery(queries.documents.list.queryOptions({ input: { caseId } })).data ?? NO_PAGES;
  const offers = useQuery(queries.documents.offers.queryOptions({ input: { caseId } })).data ?? NO_OFFERS;
  const queue = usePageQueue({ caseId, clerk, policy, maker: useMaker(createMaker) });
  const [camera, setCamera] = useState<string | null>(null);
  const [shown, setShown] = useState<DocumentId | null>(null);
  const [offering, setOffering] = useState<string | null>(null);
  const desk = useMemo(
    () => ({
      caseId,
      clerk,
      reading,
      policy,
      pages,
      offers,
      queue,
      openCamera: setCamera,
      openPage: setShown,
      openOffers: setOffering,
    }),
    [caseId, clerk, reading, policy, pages, offers, queue],
  );
  const nameOf = (material: string): string =>
    names.get(material) ?? policy?.categories.find(({ code }) => code === material)?.name ?? material;
  useCameraKey(() => {
    if (!reading) setCamera(waitedFor(names, pages));
  });
  useLeftBehind(queue, nameOf);
  const page = pages.pages.find(({ id }) => id === shown);
  const { editing } = queue;
  return (
    <DeskContext value={desk}>
      {children}
      {camera !== null && (
        <CameraDialog
          name={nameOf(camera)}
          kept={pages.pages.filter(({ material }) => material === camera).length}
          queue={queue}
          onShot={(picture) => queue.take(camera, [{ file: picture, kind: 'picture' }])}
          onClose={() => setCamera(null)}
        />
      )}
      {editing !== null && (
        <PageEditor key={editing.material} editing={editing} name={nameOf(editing.material)} queue={queue} />
      )}
      {page !== undefined && (
        <PageView
          page={page}
          name={nameOf(page.material)}
          siblings={pages.pages.filter(({ material }) => material === page.material)}
          onShow={setShown}
        />
      )}
      {offering !== null && <FamilyDialog material={offering} nameOf={nameOf} onClose={() => setOffering(null)} />}
    </DeskContext>
  );
}

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('DocumentDesk is missing above this component');
  return desk;
}

/** The worker begins with the first picture and ends with the case. */
function useMaker(create: () => PageMaker): () => PageMaker {
  const maker = useRef<PageMaker | null>(null);
  useEffect(
    () => () => {
      maker.current?.close();
      maker.current = null;
    },
    [],
  );
  return () => (maker.current ??= create());
}

/** Pictures still on their way end with the case: nobody closes the page over them unasked, or leaves them without being told. */
function useLeftBehind({ waiting }: PageQueue, nameOf: (material: string) => string): void {
  const { notification } = App.useApp();
  const tell = useEffectEvent((): void => {
    if (waiting.length === 0) return;
    const names = [...new Set(waiting.map(({ material }) => nameOf(material)))].join('、');
    const title = text.leftTitle(waiting.length);
    notification.warning({ title, description: text.leftMore(names), duration: 0, placement: 'top' });
  });
  useEffect(() => () => tell(), []);
  const isWaiting = waiting.length > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isWaiting]);
}

/** The first material of which there is no page yet. */
function waitedFor(names: ReadonlyMap<string, string>, { pages }: CasePages): string {
  const codes = [...names.keys()];
  return codes.find((code) => pages.every(({ material }) => material !== code)) ?? codes[0] ?? 'other';
}

function useCameraKey(open: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'F1') return;
    event.preventDefault();
    const dialog = document.querySelector('.ant-modal-wrap');
    if (!event.repeat && dialog === null) open();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
