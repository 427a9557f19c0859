import { useQuery } from '@tanstack/react-query';
import { Checkbox, Flex, Modal } from 'antd';
import { useState } from 'react';
import type { CaseId, DocumentId } from '#shared/contract/base.ts';
import type { DocumentPage, FamilyOffer } from '#shared/contract/documents.ts';
import { documentsText } from '#shared/i18n/zh-CN/documents.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { useDesk } from './DocumentDesk.tsx';

const text = documentsText.family;

type Props = {
  readonly material: string;
  readonly nameOf: (material: string) => string;
  readonly onClose: () => void;
};

/** A relative's pages of this material, to be ticked one by one: nothing is taken over by itself. */
export function FamilyDialog({ material, nameOf, onClose }: Props) {
  const { caseId, clerk, offers } = useDesk();
  const takeOver = useWrite(useStation().documents.takeOver);
  const [ticked, setTicked] = useState<readonly DocumentId[]>([]);
  const wanted = offers.flatMap((offer) => {
    const pages = offer.pages.filter((page) => page.material === material);
    return pages.length === 0 ? [] : [{ ...offer, pages }];
  });
  const use = async (): Promise<void> => {
    for (const offer of wanted) {
      const documentIds = offer.pages.map(({ id }) => id).filter((id) => ticked.includes(id));
      if (documentIds.length === 0) continue;
      // One case after the other: a refusal must stop the rest.
      // oxlint-disable-next-line no-await-in-loop
      const taken = await takeOver.run({ caseId, clerk, fromCaseId: offer.caseId, documentIds });
      if (taken === undefined) return;
    }
    onClose();
  };
  return (
    <Modal
      open
      title={`${text.title}：${nameOf(material)}`}
      width={760}
      centered
      okText={text.use(ticked.length)}
      cancelText={text.cancel}
      okButtonProps={{ disabled: ticked.length === 0 }}
      confirmLoading={takeOver.pending}
      onOk={() => void use()}
      onCancel={onClose}
    >
      <Flex vertical gap="middle" data-testid="family-offers">
        <span className="quiet">{text.hint}</span>
        {wanted.map((offer) => (
          <OfferRow key={offer.caseId} offer={offer} ticked={ticked} onTick={setTicked} />
        ))}
      </Flex>
    </Modal>
  );
}

type RowProps = {
  readonly offer: FamilyOffer;
  readonly ticked: readonly DocumentId[];
  readonly onTick: (change: (before: readonly DocumentId[]) => readonly DocumentId[]) => void;
};

function OfferRow({ offer, ticked, onTick }: RowProps) {
  return (
    <div>
      <strong>{offer.personName}</strong> <span className="quiet">{text.because[offer.because]}</span>
      <Flex gap="middle" wrap>
        {offer.pages.map((page) => (
          <OfferedPage
            key={page.id}
            caseId={offer.caseId}
            page={page}
            checked={ticked.includes(page.id)}
            onChange={(checked) =>
              onTick((before) => (checked ? [...before, page.id] : before.filter((id) => id !== page.id)))
            }
          />
        ))}
      </Flex>
    </div>
  );
}

type OfferedProps = {
  readonly caseId: CaseId;
  readonly page: DocumentPage;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

function OfferedPage({ caseId, page, checked, onChange }: OfferedProps) {
  const input = { caseId, documentId: page.id };
  const source = useQuery(useStationQueries().pictures.thumbnail.queryOptions({ input, staleTime: Infinity })).data;
  return (
    <Checkbox
      className="document-offer"
      checked={checked}
      data-testid={`offer-${page.page}`}
      onChange={(event) => onChange(event.target.checked)}
    >
      {source !== undefined && <img src={source} alt="" className={`document-turn-${page.turn}`} />}
      <span className="quiet">{documentsText.pageOf('', page.page)}</span>
    </Checkbox>
  );
}
