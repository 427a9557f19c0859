import { Button, Flex, Modal } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { usePaper } from '#renderer/lib/use-paper.ts';
import { CopyReasonDialog } from '#renderer/ui/CopyReasonDialog.tsx';
import { ToldNotice } from './ToldPanel.tsx';
import './applications.css';

const text = applicationsText.precheck;

type Props = { readonly personId: PersonId; readonly name: string; readonly clerk: string };

/** Before anybody queues: this person's own list of materials, to read out and to print. */
export function PrecheckButton({ personId, name, clerk }: Props) {
  const [open, setOpen] = useState(false);
  const queries = useStationQueries();
  const found = useQuery(queries.applications.precheck.queryOptions({ input: open ? { personId } : skipToken })).data;
  const feedback = useFeedback();
  const print = usePaper(useStation().applications.printPrecheck, {
    onSuccess: () => {
      feedback.done(text.printed);
      setOpen(false);
    },
  });
  return (
    <>
      <Button data-testid="precheck-open" onClick={() => setOpen(true)}>
        {text.open}
      </Button>
      <Modal open={open} title={text.title(name)} footer={null} onCancel={() => setOpen(false)}>
        <Flex vertical gap="middle">
          <ul className="precheck" data-testid="precheck">
            {(found?.materials ?? []).map(({ code, name: material, required, substitute, settled }) => (
              <li key={code}>
                <span>
                  {material}
                  {substitute !== null && !settled && <div className="quiet">{text.lost(substitute)}</div>}
                </span>
                <em>{settled ? text.have : required ? text.required : text.optional}</em>
              </li>
            ))}
          </ul>
          {(found?.told ?? []).slice(0, 1).map((notice) => (
            <ToldNotice key={notice.id} notice={notice} />
          ))}
          <Flex justify="end" gap="small">
            <Button onClick={() => setOpen(false)}>{text.close}</Button>
            <Button
              type="primary"
              loading={print.pending}
              data-testid="precheck-print"
              onClick={() => void print.print({ personId, clerk })}
            >
              {found?.printed === true ? text.copy : text.print}
            </Button>
          </Flex>
        </Flex>
      </Modal>
      {print.copy !== null && (
        <CopyReasonDialog
          title={printsText.more.same(printsText.kind['materials-list'])}
          busy={print.copy.busy}
          onConfirm={print.copy.confirm}
          onCancel={print.copy.drop}
        />
      )}
    </>
  );
}
