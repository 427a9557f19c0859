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
            jumpTo(step.key);
          }}
        >
          <span>{`${index + 1}. ${step.title}`}</span>
          <span className={step.missing === 0 ? 'step-complete' : 'step-missing'}>
            {step.missing === 0 ? text.complete : text.missing(step.missing)}
          </span>
        </button>
      ))}
    </nav>
  );
}
