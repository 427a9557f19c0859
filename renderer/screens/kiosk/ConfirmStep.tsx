import type { KioskCandidate } from '#shared/contract/kiosk.ts';
import { kioskSentences } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { Say } from './Say.tsx';

type Props = {
  readonly candidates: readonly KioskCandidate[];
  readonly onYes: (candidate: KioskCandidate) => void;
  readonly onNo: () => void;
};

/** Whose number it is: one person to say yes to, or the few who share a telephone to choose from. */
export function ConfirmStep({ candidates, onYes, onNo }: Props) {
  const [only, ...others] = candidates;
  const alone = only !== undefined && others.length === 0;
  return (
    <section className="kiosk-step kiosk-confirm">
      <h1>
        {alone ? (
          <Say as="span" line="confirm-question" gaps={gapsOf(only)} />
        ) : (
          <Say as="span" line="choose-question" />
        )}
      </h1>
      <div className="kiosk-answers">
        {candidates.map((candidate) => (
          <BigButton key={candidate.identityId} kind={alone ? 'next' : 'plain'} onPress={() => onYes(candidate)}>
            {alone ? (
              <Say as="span" line="confirm-yes" />
            ) : (
              <Say
                as="span"
                line={candidate.age === null ? 'choose-person' : 'choose-person-aged'}
                gaps={gapsOf(candidate)}
              />
            )}
          </BigButton>
        ))}
        <BigButton onPress={onNo}>
          <Say as="span" line={alone ? 'confirm-no' : 'choose-none'} />
        </BigButton>
      </div>
    </section>
  );
}

function gapsOf({ maskedName, sex, age }: KioskCandidate) {
  const title = kioskSentences[sex === '1' ? 'gap-mr' : 'gap-ms'];
  return { name: maskedName, title, ...(age === null ? {} : { age }) };
}
