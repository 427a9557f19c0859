import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { jumpTo, type CaseStep } from './case-steps.ts';

const text = casesText.section;

type Props = {
  readonly steps: readonly CaseStep[];
  readonly current: string;
  readonly onStep: (key: string) => void;
};

/** The steps of a case with how much each still lacks. */
export function CaseStepsNav({ steps, current, onStep }: Props) {
  return (
    <nav className="case-steps">
      {steps.map((step, index) => (
        <button
          key={step.key}
          type="button"
          aria-current={step.key === current ? 'step' : undefined}
          className={step.key === current ? 'case-step case-step-current' : 'case-step'}
          data-testid={`step-${step.key}`}
          onClick={() => {
            onStep(step.key);
            // The section may be opening only now.
            requestAnimationFrame(() => jumpTo(step.key));
          }}
        >
          <span>{`${index + 1}. ${step.title}`}</span>
          <StepState step={step} />
        </button>
      ))}
    </nav>
  );
}

function StepState({ step: { missing, filled } }: { readonly step: CaseStep }) {
  if (missing > 0) return <span className="step-missing">{text.missing(missing)}</span>;
  if (filled === null) return <span className="step-complete">{text.complete}</span>;
  return <span className="step-optional">{filled === 0 ? text.optional : text.filled(filled)}</span>;
}
