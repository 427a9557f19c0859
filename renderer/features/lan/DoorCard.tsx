import { Alert, Button, Card, Popconfirm } from 'antd';
import type { LanDoor } from '#shared/contract/lan.ts';
import { lanText } from '#shared/i18n/zh-CN/lan.ts';
import type { Lan } from './use-lan.ts';

const text = lanText.door;

type Props = { readonly door: LanDoor; readonly clerk: string; readonly setOpen: Lan['setOpen'] };

export function DoorCard({ door, clerk, setOpen }: Props) {
  const { open, problem, port, addresses, fingerprint } = door;
  const change = (wanted: boolean): void => void setOpen.run({ open: wanted, clerk });
  const common = { disabled: clerk === '', loading: setOpen.pending };
  return (
    <Card size="small" title={text.title} data-testid="lan-door" data-open={open}>
      <div className="lan-door-state">
        <strong>{open ? text.open : text.shut}</strong>
        {open ? (
          <Popconfirm
            title={text.confirmShut}
            okText={text.confirm}
            cancelText={text.keep}
            onConfirm={() => change(false)}
          >
            <Button {...common} data-testid="lan-shut">
              {text.toShut}
            </Button>
          </Popconfirm>
        ) : (
          <Button type="primary" {...common} data-testid="lan-open" onClick={() => change(true)}>
            {text.toOpen}
          </Button>
        )}
      </div>
      {problem !== null && <Alert type="error" showIcon title={text.problem[problem]} />}
      <p className="lan-warning">{text.warning}</p>
      {open && (
        <dl className="lan-facts">
          <dt>{text.address}</dt>
          <dd data-testid="lan-address">{addresses.length === 0 ? text.noAddress : addresses.join('　')}</dd>
          <dt>{text.port}</dt>
          <dd data-testid="lan-port">{port}</dd>
          {fingerprint !== null && (
            <>
              <dt>{text.fingerprint}</dt>
              <dd>
                <code>{fingerprint.replace(/(.{4})(?=.)/g, '$1 ')}</code>
                <br />
                <span className="quiet">{text.fingerprintNote}</span>
              </dd>
            </>
          )}
        </dl>
      )}
    </Card>
  );
}
