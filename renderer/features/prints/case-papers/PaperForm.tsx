import { Button, Flex, Modal } from 'antd';
import type { ReactNode } from 'react';
import { casePapersText } from '#shared/i18n/zh-CN/case-papers.ts';

const text = casePapersText.form;

type Props = {
  readonly title: string;
  readonly complete: boolean;
  readonly busy: boolean;
  readonly onPrint: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** The frame of what a clerk types before a paper prints. */
export function PaperForm({ title, complete, busy, onPrint, onCancel, children }: Props) {
  return (
    <Modal open title={title} footer={null} onCancel={onCancel}>
      <Flex vertical gap="middle" className="paper-form" data-testid="paper-form">
        {children}
        <Flex justify="end" gap="small" align="center">
          {!complete && <span className="quiet">{text.incomplete}</span>}
          <Button onClick={onCancel}>{text.cancel}</Button>
          <Button type="primary" disabled={!complete} loading={busy} data-testid="paper-print" onClick={onPrint}>
            {text.print}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}

/** One line per thing, blank ones left out. */
export function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
