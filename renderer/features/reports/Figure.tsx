import type { ReactNode } from 'react';
import './reports.css';

type Props = {
  readonly name: string;
  readonly definition: string;
  readonly value: ReactNode;
  readonly unit: string;
  readonly testId: string;
};

/** One number of the day, large, with what it counts under it. */
export function Figure({ name, definition, value, unit, testId }: Props) {
  return (
    <div className="figure">
      <div className="figure-name">{name}</div>
      <div className="figure-value">
        <span data-testid={testId}>{value}</span>
        <span className="figure-unit">{unit}</span>
      </div>
      <div className="figure-definition">{definition}</div>
    </div>
  );
}
