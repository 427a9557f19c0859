import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import type { PadKey } from './typed-number.ts';

const KEYS: readonly PadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'];

type Props = {
  /** With the X of an ID number's last place. */
  readonly letter: boolean;
  readonly renderKey: (key: PadKey) => ReactNode;
  readonly remove: ReactNode;
  readonly onKey: (key: PadKey) => void;
  readonly onRemove: () => void;
  readonly onConfirm: () => void;
};

/** Digits as on a telephone, X beside the nought; a keyboard or a number pad on the machine works as well. */
export function DigitPad({ letter, renderKey, remove, onKey, onRemove, onConfirm }: Props) {
  const keys = letter ? KEYS : KEYS.filter((key) => key !== 'X');
  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = keys.find((each) => each === event.key.toUpperCase());
    if (key !== undefined) onKey(key);
    else if (event.key === 'Backspace') onRemove();
    // Enter on a focused button is that button's own.
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onConfirm();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className={letter ? 'digit-pad' : 'digit-pad digit-pad-plain'}>
      {keys.map((key) => (
        <BigButton key={key} onPress={() => onKey(key)}>
          {renderKey(key)}
        </BigButton>
      ))}
      <BigButton onPress={onRemove}>
        <span className="digit-pad-word">{remove}</span>
      </BigButton>
    </div>
  );
}
