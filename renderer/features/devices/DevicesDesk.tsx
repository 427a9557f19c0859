import { Alert, Button, Card, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { devicesText } from '#shared/i18n/zh-CN/devices.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { AddressForm } from './AddressForm.tsx';
import { PrinterCard, ReaderCard } from './DeviceCards.tsx';
import { CameraCard } from './CameraCard.tsx';
import { PrinterTools } from './PrinterTools.tsx';
import { ReaderTools } from './ReaderTools.tsx';
import { SpeakerCard } from './SpeakerCard.tsx';
import { KeyWarning } from './KeyWarning.tsx';
import { StoreNote } from './StoreNote.tsx';
import './devices.css';

/** The station's devices as they are, where they are, and how its data is locked. */
export function DevicesDesk({ onShowPrints }: { readonly onShowPrints: (() => void) | null }) {
  const { keySource, practice } = useDescription();
  const status = useQuery(useStationQueries().devices.status.queryOptions());
  return (
    <div className="devices">
      {status.data === undefined && status.error === null && <Skeleton active aria-label={devicesText.loading} />}
      {status.data === undefined && status.error !== null && (
        <Alert
          type="warning"
          showIcon
          title={refusalText(status.error)}
          action={<Button onClick={() => void status.refetch()}>{devicesText.again}</Button>}
        />
      )}
      {status.data !== undefined && (
        <div className="device-columns">
          <div className="device-cards">
            <PrinterCard printer={status.data.printer} onShowPrints={onShowPrints}>
              <PrinterTools status={status.data} />
            </PrinterCard>
            <ReaderCard reader={status.data.reader}>
              <ReaderTools status={status.data} />
            </ReaderCard>
            <CameraCard />
            <SpeakerCard />
            {practice && <PracticeHints />}
          </div>
          <AddressForm
            initial={{
              printerUrl: status.data.printer.url,
              readerUrl: status.data.reader.url,
              columns: status.data.printer.columns,
              rasterOnly: status.data.printer.rasterOnly,
            }}
          />
        </div>
      )}
      <StoreNote />
      {keySource === 'file' && <KeyWarning />}
    </div>
  );
}

function PracticeHints() {
  const text = devicesText.practice;
  return (
    <Card title={text.title} size="small" data-testid="practice-hints">
      <ol className="key-steps">
        {text.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Card>
  );
}
