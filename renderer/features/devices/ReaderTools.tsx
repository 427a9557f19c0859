import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { StationClient } from '#shared/contract/contract.ts';
import type { DeviceStatusView, ReaderTrial } from '#shared/contract/devices.ts';
import { faultText } from '#shared/i18n/zh-CN/device-hints.ts';
import { trialText } from '#shared/i18n/zh-CN/device-trials.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { FoundList } from './FoundList.tsx';

const text = trialText.reader;

/** Finds readers, tries one with a card, asks a serial port for its rate. */
export function ReaderTools({ status }: { readonly status: DeviceStatusView }) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [looks, setLooks] = useState(false);
  const [tries, setTries] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const found = useQuery({ ...queries.devices.found.queryOptions(), enabled: looks, staleTime: 0 });
  const scan = useWrite(useStation().devices.scanReader, {
    onSuccess: ({ baudRate, fault }) => {
      setSaid(baudRate === null ? (fault === null ? text.silent : faultText[fault]) : text.found(baudRate));
      void cache.invalidateQueries({ queryKey: queries.devices.key() });
    },
  });
  const path = /^serial:([^?]+)/.exec(status.reader.url)?.[1];
  const find = (): void => {
    setLooks(true);
    if (looks) void found.refetch();
  };
  const ports = found.data?.ports.map(({ path: port, maker }) => ({ url: `serial:${port}`, name: `${port} ${maker}` }));
  return (
    <>
      <div className="device-tools">
        <Button
          type="primary"
          disabled={status.reader.state === 'off'}
          data-testid="reader-test"
          onClick={() => setTries(!tries)}
        >
          {tries ? text.stop : text.test}
        </Button>
        <Button loading={found.isFetching} data-testid="reader-find" onClick={find}>
          {trialText.find}
        </Button>
        {path !== undefined && (
          <Button loading={scan.pending} data-testid="reader-scan" onClick={() => void scan.run({ path })}>
            {text.scan}
          </Button>
        )}
      </div>
      {scan.pending && <p className="device-note">{text.scanning}</p>}
      {said !== null && !scan.pending && <p role="status">{said}</p>}
      {tries && <CardTrial />}
      {looks && <FoundList device="reader" status={status} choices={ports ?? null} />}
    </>
  );
}

/** While it is shown, a card laid down is nobody's ticket. */
function CardTrial() {
  const station = useStation();
  const [trial, setTrial] = useState<ReaderTrial | null>(null);
  const [refused, setRefused] = useState(false);
  const heard = useEffectEvent((event: ReaderTrial | null) => (event === null ? setRefused(true) : setTrial(event)));
  useEffect(() => followTrial(station, (event) => heard(event)), [station]);
  if (refused) return <p role="status">{text.remote}</p>;
  return (
    <div className="device-sentence" role="status" data-testid="reader-trial">
      {trial?.kind === 'card' && <strong>{text.good}</strong>}
      <div>{trial?.kind === 'card' ? text.card(trial) : text.waiting}</div>
    </div>
  );
}

/** Hands on every event of the trial, and null when it may not be held here or broke off: the button begins anew. */
function followTrial(station: StationClient, heard: (event: ReaderTrial | null) => void): () => void {
  const over = new AbortController();
  const follow = async (): Promise<void> => {
    try {
      for await (const event of await station.devices.tryReader(undefined, { signal: over.signal })) heard(event);
    } catch {
      if (!over.signal.aborted) heard(null);
    }
  };
  void follow();
  return () => over.abort();
}
