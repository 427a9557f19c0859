import { Button, Tag } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import type { DeviceStatusView } from '#shared/contract/devices.ts';
import { trialText as text } from '#shared/i18n/zh-CN/device-trials.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

export type Choice = { readonly url: string; readonly name: string };

type Props = {
  readonly device: 'reader' | 'printer';
  readonly status: DeviceStatusView;
  readonly choices: readonly Choice[] | null;
};

/** What was found, each with one button that takes it into use; null while it is being looked for. */
export function FoundList({ device, status, choices }: Props) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const feedback = useFeedback();
  const configure = useWrite(useStation().devices.configure, {
    onSuccess: (changed) => {
      cache.setQueryData(queries.devices.status.queryKey(), changed);
      feedback.done(text.chosen);
    },
  });
  const { printer, reader } = status;
  const current = device === 'reader' ? reader.url : printer.url;
  const take = (url: string): void => {
    const { columns, rasterOnly } = printer;
    const now = { printerUrl: printer.url, readerUrl: reader.url, columns, rasterOnly };
    void configure.run(device === 'reader' ? { ...now, readerUrl: url } : { ...now, printerUrl: url });
  };
  if (choices === null) return <p className="device-note">{text.looking}</p>;
  if (choices.length === 0) return <p className="device-note">{text.none}</p>;
  return (
    <ul className="device-found" data-testid={`${device}-found`}>
      {choices.map(({ url, name }) => (
        <li key={url}>
          <span>{name}</span>
          {current.startsWith(url) ? (
            <Tag color="success">{text.inUse}</Tag>
          ) : (
            <Button size="small" disabled={configure.pending} onClick={() => take(url)}>
              {text.use}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
