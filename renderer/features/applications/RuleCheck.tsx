import { Alert, Button, Checkbox, Flex } from 'antd';
import type { ApplicationView, RuleView } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import type { Application } from './use-application.ts';

const text = applicationsText.rules;
const buttons = {
  refused: { print: text.printRefusal, copy: text.copyRefusal },
  'file-only': { print: text.printFileOnly, copy: text.copyFileOnly },
} as const;
const looks = { may: 'success', refused: 'error', province: 'warning', 'file-only': 'error' } as const;

type Props = {
  readonly rules: ApplicationView['rules'];
  readonly actions: Application['rules'];
  /** The notice came out already by these very rules. */
  readonly printed: boolean;
  readonly disabled: boolean;
};

/** 资格核对: what the person is asked, what follows from it, and by which provision. */
export function RuleCheck({ rules, actions, printed, disabled }: Props) {
  const held = rules.held ?? [];
  const off = disabled || actions.pending;
  const toggle = (id: string, holds: boolean): void =>
    actions.declare(holds ? [...held, id] : held.filter((each) => each !== id));
  return (
    <div id="at-refused" className="application-part">
      <h4>{text.title}</h4>
      <p className="application-lead">{text.ask}</p>
      <div className="application-ticks">
        {rules.asked.map((rule) => (
          <Checkbox
            key={rule.id}
            checked={held.includes(rule.id)}
            disabled={off}
            data-testid={`rule-${rule.id}`}
            onChange={(event) => toggle(rule.id, event.target.checked)}
          >
            {rule.sentence}
          </Checkbox>
        ))}
      </div>
      <div id="at-rules">
        <Checkbox
          className="application-none"
          checked={rules.held !== null && held.length === 0}
          disabled={off}
          data-testid="rules-none"
          onChange={(event) => {
            if (event.target.checked) actions.declare([]);
          }}
        >
          {text.none}
        </Checkbox>
      </div>
      {rules.outcome !== 'may' && <Outcome rules={rules} actions={actions} printed={printed} disabled={disabled} />}
    </div>
  );
}

function Outcome({ rules: { outcome, reasons }, actions, printed, disabled }: Props) {
  const closed = outcome === 'refused' || outcome === 'file-only';
  return (
    <Alert
      type={looks[outcome]}
      showIcon
      data-testid="rule-outcome"
      data-outcome={outcome}
      title={text.outcome[outcome]}
      description={
        <Flex vertical gap="small" align="start">
          {reasons.map((rule) => (
            <Reason key={rule.id} rule={rule} />
          ))}
          {closed && <span>{text.kept}</span>}
          {closed && !disabled && (
            <Button data-testid="print-refusal" onClick={actions.refuse}>
              {buttons[outcome][printed ? 'copy' : 'print']}
            </Button>
          )}
        </Flex>
      }
    />
  );
}

function Reason({ rule }: { readonly rule: RuleView }) {
  return (
    <div>
      <strong>{rule.sentence}</strong>
      <div>{text.article(rule.article)}</div>
      {rule.source !== '' && <div className="quiet">{text.source(rule.source)}</div>}
      {(rule.grade === 'unverified' || rule.grade === 'C') && <div className="quiet">{text.unverified}</div>}
    </div>
  );
}
