import { Button } from 'antd';
import type { ContactPolicy } from '#shared/domain/contact-policy.ts';

type Props = {
  readonly outcomes: ContactPolicy['outcomes'];
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
};

/** What came of it, each with its digit. */
export function OutcomeButtons({ outcomes, chosen, onChoose }: Props) {
  return (
    <div className="outcomes" role="radiogroup">
      {outcomes.map(({ code, name, key }) => (
        <Button
          key={code}
          role="radio"
          aria-checked={chosen === code}
          type={chosen === code ? 'primary' : 'default'}
          tabIndex={-1}
          data-testid={`outcome-${code}`}
          onClick={() => onChoose(code)}
        >
          <kbd>{key}</kbd>
          <span>{name}</span>
        </Button>
      ))}
    </div>
  );
}
