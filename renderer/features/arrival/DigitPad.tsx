import { useEffect, useEffectEvent } from 'react';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import type { PadKey } from './typed-number.ts';

const KEYS: readonly PadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'];

type Props = {
  readonly removeText: string;
  readonly onKey: (key: PadKey) => void;
  readonly onRemove: () => void;
  readonly onConfirm: () => void;
};

/** Digits as on a telephone, X beside the nought; a keyboard or a number pad on the machine works as well. */
export function DigitPad({ removeText, onKey, onRemove, onConfirm }: Props) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = KEYS.find((each) => each === event.key.toUpperCase());
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
    <div className="digit-pad">
      {KEYS.map((key) => (
        <BigButton key={key} onPress={() => onKey(key)}>
          {key}
        </BigButton>
      ))}
      <BigButton onPress={onRemove}>
        <span className="digit-pad-word">{removeText}</span>
      </BigButton>
    </div>
  );
}
