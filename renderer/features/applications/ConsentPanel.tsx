import { Alert, Button, Flex } from 'antd';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ApplicationView } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { ConsentRow } from './ConsentRow.tsx';
import type { Application } from './use-application.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const text = applicationsText.consent;

type Props = {
  readonly view: ApplicationView;
  readonly actions: Application['consent'];
  readonly clerk: string;
  /** An accepted case gains no consent, but loses one whenever the person wishes. */
  readonly accepted: boolean;
  /** Where the person signs under the 告知书. */
  readonly signature: ReactNode;
};

/** 告知与单独同意: read out once, then each kind asked and answered by itself; nothing is ticked beforehand. */
export function ConsentPanel({
  view: { caseId, notice, consents, printed },
  actions,
  clerk,
  accepted,
  signature,
}: Props) {
  const [withdrawing, setWithdrawing] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const refused = consents.filter(({ required, answer }) => required && answer?.agrees === false);
  const answered = isAnswered(consents);
  return (
    <div id="at-consent" className="application-part">
      <Flex justify="space-between" align="center" gap="small">
        <h4>{text.title}</h4>
        <Button loading={actions.pending} data-testid="consent-print" onClick={actions.print}>
          {printed.includes('consent-notice') ? text.copy : text.print}
        </Button>
      </Flex>
      <p className="application-lead">{text.read}</p>
      <ol className="application-notice">
        {notice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {!accepted && <p className="application-lead">{text.each}</p>}
      <div onKeyDown={toNextRow}>
        {consents.map((consent) => (
          <ConsentRow
            key={consent.code}
            caseId={caseId}
            clerk={clerk}
            consent={consent}
            accepted={accepted}
            onWithdraw={() => setWithdrawing(consent)}
          />
        ))}
      </div>
      {refused.length > 0 && (
        <div id="at-consent-refused">
          <Alert
            type="error"
            showIcon
            data-testid="consent-refused"
            title={text.refused}
            description={refused.map(({ code, name, ifRefused }) => (
              <div key={code}>{`${name}：${ifRefused}`}</div>
            ))}
          />
        </div>
      )}
      <div id="at-consent-signature" className="consent-signature">
        <span className="application-lead">{answered ? text.signBelow : text.signLater}</span>
        {signature}
      </div>
      <WithdrawDialog kind={withdrawing} onWithdraw={actions.withdraw} onClose={() => setWithdrawing(null)} />
    </div>
  );
}

/** Only then may the 告知书 be signed. */
export function isAnswered(consents: ApplicationView['consents']): boolean {
  return consents.length > 0 && consents.every(({ answer }) => answer !== null);
}

/** After 1 or 2 the next line has the cursor, the last one's next is the signature. */
function toNextRow({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): void {
  if (key !== '1' && key !== '2') return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-consent]')];
  const at = rows.findIndex((row) => target instanceof Node && row.contains(target));
  const next = rows[at + 1] ?? currentTarget.parentElement?.querySelector('#at-consent-signature');
  next?.querySelector<HTMLElement>('input, button')?.focus();
}
