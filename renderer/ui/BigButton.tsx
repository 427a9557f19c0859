import type { ReactNode } from 'react';
import './big-button.css';

type Props = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `next` is the one thing to do; everything else is `plain`. */
  readonly kind?: 'next' | 'plain';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly autoFocus?: boolean;
};

/** A button for fingers that are not sure: at least 72 px high, a thick edge, no animation. */
export function BigButton({ children, onPress, kind = 'plain', disabled = false, pressed, autoFocus = false }: Props) {
  return (
    <button
      type="button"
      className={`big-button big-button-${kind}`}
      disabled={disabled}
      aria-pressed={pressed}
      autoFocus={autoFocus}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
