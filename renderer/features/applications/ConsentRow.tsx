import { Button, Radio } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { ApplicationView } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = applicationsText.consent;

type Props = {
  readonly caseId: CaseId;
  readonly clerk: string;
  readonly consent: ApplicationView['consents'][number];
  readonly accepted: boolean;
  readonly onWithdraw: () => void;
};

/** One kind of data, what is done with it, and 同意 or 不同意; 1 and 2 on the keyboard. Each has its own write: quick fingers are kept up with. */
export function ConsentRow({ caseId, clerk, consent, accepted, onWithdraw }: Props) {
  const { code, name, purpose, recipient, keptFor, answer } = consent;
  const { said, say } = useAnswer(caseId, clerk, consent);
  const agrees = said ?? answer?.agrees ?? null;
  return (
    <div
      className="consent-row"
      data-consent={code}
      data-testid={`consent-${code}`}
      data-answer={agrees === null ? 'open' : agrees ? 'agrees' : 'refuses'}
      onKeyDown={({ key }) => {
        if (!accepted && key === '1') say(true);
        if (!accepted && key === '2') say(false);
      }}
    >
      <div>
        <strong>{name}</strong>
        <span>{`　${text.purpose(purpose)}`}</span>
        <div className="quiet">{text.where(recipient, keptFor)}</div>
      </div>
      {accepted ? (
        <span className="consent-said">
          {agrees === null ? text.withdrawn : agrees ? text.agrees : text.refuses}
          {agrees === true && (
            <Button size="small" data-testid={`consent-withdraw-${code}`} onClick={onWithdraw}>
              {text.withdraw}
            </Button>
          )}
        </span>
      ) : (
        <Radio.Group
          value={agrees}
          optionType="button"
          buttonStyle="solid"
          aria-label={name}
          onChange={({ target }) => say(target.value === true)}
        >
          <Radio.Button value={true} data-testid={`consent-${code}-agrees`}>
            {text.agrees}
          </Radio.Button>
          <Radio.Button value={false} data-testid={`consent-${code}-refuses`}>
            {text.refuses}
          </Radio.Button>
        </Radio.Group>
      )}
    </div>
  );
}

/** What was said a moment ago stands at once, and gives way to what the station wrote down. */
function useAnswer(caseId: CaseId, clerk: string, { code: kind, textHash }: Props['consent']) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [said, setSaid] = useState<boolean | null>(null);
  const key = queries.applications.get.queryKey({ input: { caseId } });
  const write = useWrite(useStation().applications.answerConsent, {
    onSettled: () => void cache.invalidateQueries({ queryKey: key }).then(() => setSaid(null)),
  });
  const say = (agrees: boolean): void => {
    if (write.pending) return;
    setSaid(agrees);
    void write.run({ caseId, clerk, kind, textHash, agrees });
  };
  return { said, say };
}
