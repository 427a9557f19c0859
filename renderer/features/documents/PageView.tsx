import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Modal, Spin } from 'antd';
import type { DocumentId } from '#shared/contract/base.ts';
import type { DocumentPage } from '#shared/contract/documents.ts';
import { documentsText } from '#shared/i18n/zh-CN/documents.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { useDesk } from './DocumentDesk.tsx';
import { whenText } from './when-text.ts';

const text = documentsText.view;

type Props = {
  readonly page: DocumentPage;
  readonly name: string;
  /** All pages of the material, in order. */
  readonly siblings: readonly DocumentPage[];
  readonly onShow: (id: DocumentId | null) => void;
};

/** One page large, with everything that can be done to it. */
export function PageView({ page, name, siblings, onShow }: Props) {
  const { caseId, clerk, reading } = useDesk();
  const { documents } = useStation();
  const move = useWrite(documents.move);
  const turn = useWrite(documents.turn);
  const remove = useWrite(documents.remove);
  const on = { caseId, clerk, documentId: page.id };
  const [before, after] = [siblings[page.page - 2], siblings[page.page]];
  const busy = move.pending || turn.pending || remove.pending;
  const fixed = page.settled || reading || busy;
  // The strip shows what went, and how to get it back.
  const gone = async (): Promise<void> => {
    if ((await remove.run(on)) !== undefined) onShow(null);
  };
  return (
    <Modal
      open
      title={documentsText.pageOf(name, page.page)}
      width={900}
      centered
      footer={null}
      onCancel={() => onShow(null)}
    >
      <Flex vertical gap="small" data-testid="page-view">
        <FullPage page={page} />
        <span className="quiet">
          {originOf(page)}
          {page.settled && `　${text.settled}`}
        </span>
        <Flex gap="small" wrap>
          <Button disabled={before === undefined} onClick={() => onShow(before?.id ?? null)}>
            {text.back}
          </Button>
          <Button disabled={after === undefined} onClick={() => onShow(after?.id ?? null)}>
            {text.on}
          </Button>
          <span className="document-gap" />
          <Button
            disabled={fixed || before === undefined}
            data-testid="page-earlier"
            onClick={() => void move.run({ ...on, page: page.page - 1 })}
          >
            {text.earlier}
          </Button>
          <Button
            disabled={fixed || after === undefined}
            data-testid="page-later"
            onClick={() => void move.run({ ...on, page: page.page + 1 })}
          >
            {text.later}
          </Button>
          <Button
            disabled={fixed}
            data-testid="page-turn"
            onClick={() => void turn.run({ ...on, turn: (page.turn + 1) % 4 })}
          >
            {text.turn}
          </Button>
          <Button danger disabled={fixed} data-testid="page-remove" onClick={() => void gone()}>
            {text.remove}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}

/** A full page is only in memory while it is looked at. */
const KEPT_MS = 60_000;

function FullPage({ page }: { readonly page: DocumentPage }) {
  const input = { caseId: useDesk().caseId, documentId: page.id };
  const source = useQuery(
    useStationQueries().pictures.page.queryOptions({ input, staleTime: Infinity, gcTime: KEPT_MS }),
  ).data;
  return (
    <div className="document-full">
      {source === undefined ? <Spin /> : <img src={source} alt="" className={`document-turn-${page.turn}`} />}
    </div>
  );
}

function originOf({ takenFrom, addedBy, addedAtMs }: DocumentPage): string {
  const when = whenText(addedAtMs);
  return takenFrom === null ? text.added(addedBy, when) : text.taken(takenFrom, addedBy, when);
}
