import { Button, Card, Popconfirm, Tag } from 'antd';
import { dateTimeText } from '#shared/civil-date.ts';
import type { PairedScreen } from '#shared/contract/lan.ts';
import { lanText } from '#shared/i18n/zh-CN/lan.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import type { Lan } from './use-lan.ts';

const text = lanText.screens;

type Props = { readonly screens: readonly PairedScreen[]; readonly clerk: string; readonly remove: Lan['remove'] };

export function ScreensCard({ screens, clerk, remove }: Props) {
  const feedback = useFeedback();
  const take = async (screenId: string): Promise<void> => {
    if ((await remove.run({ screenId, clerk })) !== undefined) feedback.done(text.removed);
  };
  return (
    <Card size="small" title={text.title} data-testid="lan-screens">
      {screens.length === 0 && <p className="quiet">{text.none}</p>}
      {screens.length > 0 && (
        <table className="lan-table">
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.role}</th>
              <th scope="col">{text.state}</th>
              <th scope="col">{text.paired}</th>
              <th aria-label={text.remove} />
            </tr>
          </thead>
          <tbody>
            {screens.map((screen) => (
              <tr key={screen.id} data-testid="lan-screen" data-online={screen.online}>
                <td>{screen.name}</td>
                <td>{lanText.roles[screen.role]}</td>
                <td>
                  <Tag color={screen.online ? 'success' : 'warning'}>{screen.online ? text.online : text.offline}</Tag>
                  {!screen.online && <span className="quiet">{seenText(screen)}</span>}
                </td>
                <td className="quiet">{text.pairedBy(dateTimeText(screen.pairedAtMs), screen.pairedBy)}</td>
                <td>
                  <Popconfirm
                    title={text.confirmRemove(screen.name)}
                    okText={text.confirm}
                    cancelText={text.keep}
                    onConfirm={() => void take(screen.id)}
                  >
                    <Button size="small" disabled={clerk === ''} data-testid="lan-remove">
                      {text.remove}
                    </Button>
                  </Popconfirm>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function seenText({ lastSeenAtMs }: PairedScreen): string {
  return lastSeenAtMs === null ? text.never : text.seen(dateTimeText(lastSeenAtMs));
}
