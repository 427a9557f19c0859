import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceStatusView, FoundDevicesView, PrinterTrial } from '#shared/contract/devices.ts';
import { printerTrialText, trialText } from '#shared/i18n/zh-CN/device-trials.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { FoundList, type Choice } from './FoundList.tsx';

const text = trialText.printer;

/** Finds printers, takes one into use, prints the test page. */
export function PrinterTools({ status }: { readonly status: DeviceStatusView }) {
  const queries = useStationQueries();
  const [looks, setLooks] = useState(false);
  const [trial, setTrial] = useState<PrinterTrial | null>(null);
  const found = useQuery({ ...queries.devices.found.queryOptions(), enabled: looks, staleTime: 0 });
  const page = useWrite(useStation().devices.tryPrinter, { onSuccess: setTrial });
  const find = (): void => {
    setLooks(true);
    if (looks) void found.refetch();
  };
  return (
    <>
      <div className="device-tools">
        <Button
          type="primary"
          disabled={status.printer.url === 'none'}
          loading={page.pending}
          data-testid="printer-test"
          onClick={() => void page.run({})}
        >
          {text.test}
        </Button>
        <Button loading={found.isFetching} data-testid="printer-find" onClick={find}>
          {trialText.find}
        </Button>
      </div>
      {trial !== null && (
        <p role="status" data-testid="printer-trial">
          {printerTrialText(trial)}
          {trial.missing.length > 0 && <span> {text.missing(trial.missing)}</span>}
        </p>
      )}
      {looks && <FoundList device="printer" status={status} choices={choicesOf(found.data)} />}
    </>
  );
}

function choicesOf(found: FoundDevicesView | undefined): readonly Choice[] | null {
  if (found === undefined) return null;
  const ports = found.ports.map(({ path, maker }) => ({
    url: `serial:${path}`,
    name: [trialText.ports, path, maker].filter((part) => part !== '').join(' '),
  }));
  return [...found.printers, ...ports];
}
