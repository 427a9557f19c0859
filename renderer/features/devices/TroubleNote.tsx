import { useQuery } from '@tanstack/react-query';
import type { DeviceDetails } from '#shared/contract/devices.ts';
import { dateTimeText } from '#shared/civil-date.ts';
import { deviceHint } from '#shared/domain/device-hint.ts';
import { faultText, hintText } from '#shared/i18n/zh-CN/device-hints.ts';
import { troubleText } from '#shared/i18n/zh-CN/devices.ts';
import { trialText as text } from '#shared/i18n/zh-CN/device-trials.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

/** Why the device cannot be reached and what to do; below it, when something was last wrong. */
export function TroubleNote({ device }: { readonly device: 'reader' | 'printer' }) {
  const details = useQuery(useStationQueries().devices.details.queryOptions()).data;
  if (details === undefined) return null;
  const { last } = details[device];
  return (
    <>
      <Fault platform={details.platform} detail={details[device]} />
      {last !== null && (
        <p className="device-note" data-testid={`${device}-last`}>
          {text.last(dateTimeText(last.atMs), troubleText(device, last.problem))}
          {last.fault !== null && `（${faultText[last.fault]}）`}
        </p>
      )}
    </>
  );
}

type FaultProps = { readonly platform: DeviceDetails['platform']; readonly detail: DeviceDetails['reader'] };

function Fault({ platform, detail: { fault, transport } }: FaultProps) {
  if (fault === null || transport === 'none') return null;
  const { next, command } = hintText[deviceHint({ platform, fault, transport })];
  return (
    <div className="device-fault" role="status" data-testid="device-fault">
      <strong>{faultText[fault]}</strong>
      <div>{next}</div>
      {command !== null && <code>{command}</code>}
    </div>
  );
}
