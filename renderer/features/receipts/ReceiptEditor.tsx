import { Button, Flex, Popconfirm, Tabs } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReceiptDesign } from '#shared/contract/receipts.ts';
import { receiptDesignText } from '#shared/i18n/zh-CN/receipt-design.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { MarkupForm } from './MarkupForm.tsx';
import { PaperSample } from './PaperSample.tsx';
import { BrokenLayout } from './BrokenLayout.tsx';
import { TextsForm } from './TextsForm.tsx';
import { UnplacedTexts } from './UnplacedTexts.tsx';
import { VersionList } from './VersionList.tsx';

const text = receiptDesignText;

type Texts = Readonly<Record<string, string>>;
type Props = { readonly design: ReceiptDesign; readonly clerk: string };

/** One paper being changed: its sentences or its whole layout left, what comes out of the printer right. */
export function ReceiptEditor({ design, clerk }: Props) {
  const { scope, shippedMarkup } = design;
  const feedback = useFeedback();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const stored: Texts = Object.fromEntries(design.texts.map(({ key, text: now }) => [key, now]));
  const [texts, setTexts] = useState(stored);
  const [markup, setMarkup] = useState(design.markup);
  const [printable, setPrintable] = useState(true);
  const save = useWrite(useStation().receipts.save, {
    onSuccess: (saved) => {
      cache.setQueryData(queries.receipts.design.queryKey({ input: { scope } }), saved);
      feedback.done(text.saved);
    },
  });
  const changed = markup !== design.markup || design.texts.some(({ key, text: now }) => texts[key] !== now);
  const asShipped =
    design.versions.length === 0 ||
    (design.markup === null && design.texts.every((each) => each.text === each.shipped));
  const reset = (): void => {
    const shipped = Object.fromEntries(design.texts.map((each) => [each.key, each.shipped]));
    void save.run({ scope, texts: shipped, markup: null, clerk });
  };
  const words = {
    key: 'words',
    label: text.tabs.words,
    children: <TextsForm design={design} texts={texts} onTexts={setTexts} />,
  };
  const layout = {
    key: 'layout',
    label: text.tabs.layout,
    children: <MarkupForm markup={markup ?? shippedMarkup ?? ''} onMarkup={setMarkup} />,
  };
  const history = { key: 'history', label: text.tabs.history, children: <VersionList design={design} onTake={take} /> };
  function take(version: ReceiptDesign['versions'][number]): void {
    setTexts(Object.fromEntries(design.texts.map(({ key, shipped }) => [key, version.texts[key] ?? shipped])));
    setMarkup(version.markup);
    feedback.done(text.taken);
  }
  return (
    <div className="receipt-editor">
      <div className="receipt-form">
        {design.problem !== null && markup === design.markup && <BrokenLayout problem={design.problem} />}
        {markup !== null && shippedMarkup !== null && (
          <UnplacedTexts design={design} texts={texts} shipped={shippedMarkup} markup={markup} onMarkup={setMarkup} />
        )}
        <Tabs items={shippedMarkup === null ? [words, history] : [words, layout, history]} />
        <Flex gap="middle" align="center" className="receipt-save">
          <Button
            type="primary"
            disabled={clerk === '' || !changed || !printable}
            loading={save.pending}
            data-testid="receipt-save"
            onClick={() => void save.run({ scope, texts, markup, clerk })}
          >
            {text.save}
          </Button>
          <Popconfirm title={text.resetTitle} okText={text.reset} cancelText={text.keep} onConfirm={reset}>
            <Button disabled={clerk === '' || asShipped || save.pending} data-testid="receipt-reset">
              {text.reset}
            </Button>
          </Popconfirm>
          <span className="quiet">{clerk === '' ? text.nameFirst : printable ? text.effect : text.notPrintable}</span>
        </Flex>
      </div>
      <PaperSample scope={scope} texts={texts} markup={markup} onPrintable={setPrintable} />
    </div>
  );
}
