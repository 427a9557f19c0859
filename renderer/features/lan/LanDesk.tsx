import { Alert, Button, Card, Skeleton } from 'antd';
import { lanText } from '#shared/i18n/zh-CN/lan.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { DoorCard } from './DoorCard.tsx';
import { PairingCard } from './PairingCard.tsx';
import { ScreensCard } from './ScreensCard.tsx';
import { useLan } from './use-lan.ts';
import './lan.css';

/** The screens on other PCs: the door, who knocks, who was let in. `clerk` is written beside every change. */
export function LanDesk({ clerk }: { readonly clerk: string }) {
  const lan = useLan();
  const { data, error, refetch } = lan.door;
  if (data === undefined) {
    if (error === null) return <Skeleton active aria-label={lanText.loading} />;
    return (
      <Alert
        type="warning"
        showIcon
        title={refusalText(error)}
        action={<Button onClick={() => void refetch()}>{lanText.again}</Button>}
      />
    );
  }
  const address = `${data.addresses[0] ?? '192.168.1.10'}:${data.port}`;
  return (
    <div className="lan">
      {clerk === '' && <Alert type="info" showIcon title={lanText.needClerk} />}
      {data.pairings.map((pairing) => (
        <PairingCard key={pairing.id} pairing={pairing} clerk={clerk} answer={lan.answer} />
      ))}
      <DoorCard door={data} clerk={clerk} setOpen={lan.setOpen} />
      <ScreensCard screens={data.screens} clerk={clerk} remove={lan.remove} />
      {data.open && (
        <Card size="small" title={lanText.howTo.title}>
          <ol className="lan-steps">
            {lanText.howTo.lines(address).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </Card>
      )}
    </div>
  );
}
