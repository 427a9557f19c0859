import { Button, Checkbox, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConsentKind, ConsentPolicy } from '#shared/domain/consent-policy.ts';
import { consentProblems } from '#shared/domain/policy-problems.ts';
import { policiesText, policyProblemText } from '#shared/i18n/zh-CN/policies.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { EditionBar } from './EditionBar.tsx';
import { EditionHistory } from './EditionHistory.tsx';
import './policies.css';

const text = policiesText.consents;
const parts = ['name', 'purpose', 'recipient', 'keptFor', 'ifRefused'] as const;

type Own = Pick<ConsentPolicy, 'notice' | 'kinds'>;

/** 告知书 and what is agreed to separately: the manager words it, from a date on. */
export function ConsentDesk({ clerk }: { readonly clerk: string }) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const feedback = useFeedback();
  const found = useQuery(queries.policies.consents.queryOptions()).data;
  const [draft, setDraft] = useState<Own | null>(null);
  const save = useWrite(useStation().policies.saveConsents, {
    onSuccess: () => {
      feedback.done(policiesText.save.saved);
      setDraft(null);
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.policies.key() }),
  });
  if (found === undefined) return null;
  const { policy, history } = found;
  const { notice, kinds } = draft ?? policy;
  const change = (part: Partial<Own>): void => setDraft({ notice, kinds, ...part });
  const filled = notice.map((line) => line.trim()).filter((line) => line !== '');
  return (
    <div className="policy-desk">
      <p className="quiet">{text.intro}</p>
      <p data-testid="consent-version">
        {policy.edition === 0
          ? policiesText.asShipped(policy.version)
          : policiesText.own(policy.edition, policy.effectiveOn)}
      </p>
      <EditionBar
        changed={draft !== null}
        problems={consentProblems({ notice, kinds }).map(policyProblemText)}
        clerk={clerk}
        pending={save.pending}
        onSave={(when) => void save.run({ notice: filled, kinds: [...kinds], basedOn: policy.edition, clerk, ...when })}
        onDrop={() => setDraft(null)}
      />
      <h2>{text.notice}</h2>
      <Input.TextArea
        value={notice.join('\n')}
        autoSize={{ minRows: 3 }}
        aria-label={text.notice}
        data-testid="consent-notice-lines"
        onChange={(event) => change({ notice: event.target.value.split('\n') })}
      />
      <h2>{text.kinds}</h2>
      {kinds.map((kind) => (
        <KindCard
          key={kind.code}
          kind={kind}
          onChange={(next) => change({ kinds: kinds.map((each) => (each.code === kind.code ? next : each)) })}
          onEnd={() => change({ kinds: kinds.filter((each) => each.code !== kind.code) })}
        />
      ))}
      <Button data-testid="consent-add" onClick={() => change({ kinds: [...kinds, emptyKind()] })}>
        {text.add}
      </Button>
      <EditionHistory history={history} />
    </div>
  );
}

function emptyKind(): ConsentKind {
  const code = `station-${crypto.randomUUID().slice(0, 8)}`;
  return { code, name: '', purpose: '', recipient: '', keptFor: '', required: true, ifRefused: '' };
}

type CardProps = {
  readonly kind: ConsentKind;
  readonly onChange: (kind: ConsentKind) => void;
  readonly onEnd: () => void;
};

function KindCard({ kind, onChange, onEnd }: CardProps) {
  return (
    <section className="consent-kind" data-testid={`consent-kind-${kind.code}`}>
      {parts.map((part) => (
        <label key={part} className={part === 'ifRefused' ? 'consent-kind-wide' : undefined}>
          <span>{text[part]}</span>
          <Input
            value={kind[part]}
            maxLength={200}
            aria-label={text[part]}
            data-testid={`consent-${part}-${kind.code}`}
            onChange={(event) => onChange({ ...kind, [part]: event.target.value })}
          />
        </label>
      ))}
      <div className="consent-kind-end">
        <Checkbox checked={kind.required} onChange={(event) => onChange({ ...kind, required: event.target.checked })}>
          {text.required}
        </Checkbox>
        <span className="quiet">{text.asked(kind.when === undefined)}</span>
        <Button size="small" data-testid={`consent-end-${kind.code}`} onClick={onEnd}>
          {text.end}
        </Button>
      </div>
    </section>
  );
}
