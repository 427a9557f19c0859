import { useQuery } from '@tanstack/react-query';
import type { DeviceDetails } from '#shared/contract/devices.ts';
import { deviceHint } from '#shared/domain/device-hint.ts';
import { faultText, hintText } from '#shared/i18n/zh-CN/device-hints.ts';
import { devicesText, printerSentence, readerSentence, type DeviceSentence } from '#shared/i18n/zh-CN/devices.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useMediaDevices } from '#renderer/lib/use-media-devices.ts';
import { printerNeedsPerson, readerNeedsPerson } from './device-attention.ts';
import './devices.css';

const text = devicesText.now;

/** Before somebody starts: printer, reader and camera in one line each, and what to do about the one that does not work. */
export function DevicesNow() {
  const { joined } = useDescription();
  const queries = useStationQueries();
  const status = useQuery(queries.devices.status.queryOptions()).data;
  const details = useQuery(queries.devices.details.queryOptions()).data;
  const cameras = useMediaDevices('videoinput');
  if (status === undefined) return <p className="devices-now">{text.looking}</p>;
  const { printer, reader } = status;
  return (
    <ul className="devices-now" role="status" data-testid="devices-now">
      <Line
        name="printer"
        sentence={printerSentence(printer)}
        attention={printerNeedsPerson(printer)}
        reason={reasonOf(details, 'printer')}
      />
      {/* A screen on another PC has no reader: nothing can be wrong with it. */}
      {!joined && (
        <Line
          name="reader"
          sentence={readerSentence(reader)}
          attention={readerNeedsPerson(reader)}
          reason={reasonOf(details, 'reader')}
        />
      )}
      {cameras !== null && (
        <Line
          name="camera"
          sentence={cameras.length > 0 ? text.camera : text.noCamera}
          attention={cameras.length === 0}
          reason={null}
        />
      )}
    </ul>
  );
}

type LineProps = {
  readonly name: 'printer' | 'reader' | 'camera';
  readonly sentence: DeviceSentence;
  readonly attention: boolean;
  /** Why it cannot be reached, where that is known: it says better what to do. */
  readonly reason: DeviceSentence | null;
};

function Line({ name, sentence, attention, reason }: LineProps) {
  const why = attention ? reason : null;
  const next = why?.next ?? sentence.next;
  return (
    <li className={attention ? 'device-sentence device-attention' : 'device-sentence'} data-testid={`now-${name}`}>
      <strong>{why === null ? sentence.state : `${sentence.state}（${why.state}）`}</strong>
      {next !== '' && <div>{next}</div>}
    </li>
  );
}

function reasonOf(details: DeviceDetails | undefined, device: 'printer' | 'reader'): DeviceSentence | null {
  if (details === undefined) return null;
  const { fault, transport } = details[device];
  if (fault === null || transport === 'none') return null;
  return { state: faultText[fault], next: hintText[deviceHint({ platform: details.platform, fault, transport })].next };
}
