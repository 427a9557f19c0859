import { Button, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PrinterStatusView, ReaderStatusView } from '#shared/contract/devices.ts';
import { devicesText, printerSentence, readerSentence, type DeviceSentence } from '#shared/i18n/zh-CN/devices.ts';
import { TroubleNote } from './TroubleNote.tsx';
import { printerNeedsPerson, readerNeedsPerson } from './device-attention.ts';
import './devices.css';

type PrinterProps = {
  readonly printer: PrinterStatusView;
  readonly onShowPrints: (() => void) | null;
  readonly children?: ReactNode;
};

/** The receipt printer: what it is like now, what to do, what waits for it. */
export function PrinterCard({ printer, onShowPrints, children }: PrinterProps) {
  const text = devicesText.printer;
  const present = printer.url !== 'none';
  return (
    <Card title={text.title} size="small" data-testid="printer-card" data-condition={printer.condition}>
      <Sentence sentence={printerSentence(printer)} attention={printerNeedsPerson(printer)} />
      <TroubleNote device="printer" />
      {present && <p>{printer.statusCapable ? text.proof : text.noProof}</p>}
      {(printer.queued > 0 || printer.unanswered > 0) && (
        <p className="device-jobs">
          {printer.queued > 0 && <Tag color="processing">{text.queued(printer.queued)}</Tag>}
          {printer.unanswered > 0 && <Tag color="warning">{text.unanswered(printer.unanswered)}</Tag>}
          {onShowPrints !== null && (
            <Button size="small" data-testid="device-to-prints" onClick={onShowPrints}>
              {text.toPrints}
            </Button>
          )}
        </p>
      )}
      <Address url={printer.url} />
      {children}
    </Card>
  );
}

/** The ID-card reader: what it is like now, what to do. */
export function ReaderCard({ reader, children }: { readonly reader: ReaderStatusView; readonly children?: ReactNode }) {
  const text = devicesText.reader;
  const present = reader.state !== 'off';
  return (
    <Card title={text.title} size="small" data-testid="reader-card" data-state={reader.state}>
      <Sentence sentence={readerSentence(reader)} attention={readerNeedsPerson(reader)} />
      <TroubleNote device="reader" />
      {present && <p>{reader.photoDecoder ? text.photoDecoder : text.noPhotoDecoder}</p>}
      <Address url={reader.url}>{reader.samId !== null && <span>{text.samId(reader.samId)}</span>}</Address>
      {children}
    </Card>
  );
}

function Sentence({ sentence, attention }: { readonly sentence: DeviceSentence; readonly attention: boolean }) {
  return (
    <div className={attention ? 'device-sentence device-attention' : 'device-sentence'} role="status">
      <strong>{sentence.state}</strong>
      {sentence.next !== '' && <div>{sentence.next}</div>}
    </div>
  );
}

function Address({ url, children }: { readonly url: string; readonly children?: ReactNode }) {
  return (
    <p className="device-address">
      <span>{devicesText.address(url)}</span>
      {children}
    </p>
  );
}
