import { Button, Checkbox, Flex, Modal } from 'antd';
import { useState } from 'react';
import type { ApplicationView } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import type { Application } from './use-application.ts';

const text = applicationsText.consent;

type Props = {
  readonly view: ApplicationView;
  readonly actions: Application['consent'];
  /** An accepted case gains no consent, but loses one whenever the person wishes. */
  readonly accepted: boolean;
};

/** 告知与同意: read out once, then asked one by one; nothing is ticked beforehand. */
export function ConsentPanel({ view: { notice, consents }, actions, accepted }: Props) {
  const [withdrawing, setWithdrawing] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const open = consents.filter(({ given }) => given === null).map(({ code }) => code);
  return (
    <div id="at-consent" className="application-part">
      <h4>{text.title}</h4>
      <p className="application-lead">{text.read}</p>
      <ol className="application-notice">
        {notice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Flex justify="space-between" align="center" gap="small">
        <span className="application-lead">{text.each}</span>
        {!accepted && open.length > 0 && (
          <Button disabled={actions.pending} data-testid="consent-all" onClick={() => actions.give(open)}>
            {text.all}
          </Button>
        )}
      </Flex>
      <div className="application-ticks">
        {consents.map(({ code, name, purpose, given }) => (
          <Checkbox
            key={code}
            checked={given !== null}
            disabled={actions.pending || (accepted && given === null)}
            data-testid={`consent-${code}`}
            onChange={(event) => (event.target.checked ? actions.give([code]) : setWithdrawing({ code, name }))}
          >
            <strong>{name}</strong>
            <span className="quiet">{`　${purpose}`}</span>
          </Checkbox>
        ))}
      </div>
      <Modal
        open={withdrawing !== null}
        title={withdrawing === null ? '' : text.withdrawTitle(withdrawing.name)}
        footer={null}
        destroyOnHidden
        onCancel={() => setWithdrawing(null)}
      >
        <Flex gap="small" wrap>
          {text.reasons.map((reason) => (
            <Button
              key={reason}
              size="large"
              onClick={() => {
                if (withdrawing !== null) actions.withdraw(withdrawing.code, reason);
                setWithdrawing(null);
              }}
            >
              {reason}
            </Button>
          ))}
          <Button size="large" type="text" onClick={() => setWithdrawing(null)}>
            {text.cancel}
          </Button>
        </Flex>
      </Modal>
    </div>
  );
}
