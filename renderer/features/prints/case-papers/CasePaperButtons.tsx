import { Button, Flex } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState, type ComponentType } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { CasePaper, PrintJob } from '#shared/contract/prints.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { CopyReasonDialog } from '#renderer/ui/CopyReasonDialog.tsx';
import { CollectionForm } from './CollectionForm.tsx';
import { DeliveryForm } from './DeliveryForm.tsx';
import { LossForm } from './LossForm.tsx';
import type { PaperFormProps } from './paper-form-props.ts';
import { ReceivingForm } from './ReceivingForm.tsx';
import { useCasePaper } from './use-case-paper.ts';

type Kind = Exclude<CasePaper['kind'], 'consent-notice' | 'deficiency-notice' | 'refusal-notice'>;

/** 告知书, 补正告知书 and 不予受理通知书 are given where what they say is decided: with the application. */
const offered: { readonly [State in 'draft' | 'accepted']: readonly Kind[] } = {
  draft: ['materials-list', 'receiving-receipt', 'delivery-receipt', 'loss-receipt'],
  accepted: ['collection-notice', 'delivery-receipt', 'loss-receipt'],
};

const forms: { readonly [Each in Kind]: ComponentType<PaperFormProps> | null } = {
  'materials-list': null,
  'receiving-receipt': ReceivingForm,
  'collection-notice': CollectionForm,
  'delivery-receipt': DeliveryForm,
  'loss-receipt': LossForm,
};

type Props = {
  readonly caseId: CaseId;
  readonly state: 'draft' | 'accepted';
  readonly clerk: string;
  /** Papers that came out already as they would read now. */
  readonly printed: readonly PrintJob['kind'][];
};

/** The papers a case in this state may give; what only the clerk knows is asked first. */
export function CasePaperButtons({ caseId, state, clerk, printed }: Props) {
  const [open, setOpen] = useState<Kind | null>(null);
  const paper = useCasePaper(caseId, clerk, () => setOpen(null));
  const input = open === null ? skipToken : { caseId };
  const offer = useQuery(useStationQueries().prints.offerForCase.queryOptions({ input })).data;
  const Form = open === null ? null : forms[open];
  const press = (kind: Kind): void => {
    if (kind === 'materials-list') paper.ask({ kind });
    else setOpen(kind);
  };
  return (
    <>
      <Flex gap="small" wrap>
        {offered[state].map((kind) => (
          <Button
            key={kind}
            size="small"
            disabled={paper.pending}
            data-testid={`paper-${kind}`}
            onClick={() => press(kind)}
          >
            {printed.includes(kind) ? printsText.more.ofKind(printsText.kind[kind]) : printsText.kind[kind]}
          </Button>
        ))}
      </Flex>
      {Form !== null && offer !== undefined && (
        <Form offer={offer} busy={paper.pending} onPrint={paper.ask} onCancel={() => setOpen(null)} />
      )}
      {paper.again !== null && (
        <CopyReasonDialog
          title={printsText.more.same(printsText.kind[paper.again.kind])}
          busy={paper.again.busy}
          onConfirm={paper.again.confirm}
          onCancel={paper.again.drop}
        />
      )}
    </>
  );
}
