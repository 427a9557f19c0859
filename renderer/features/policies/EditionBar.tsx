import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { policiesText } from '#shared/i18n/zh-CN/policies.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useDescription } from '#renderer/lib/station-context.tsx';

const text = policiesText.save;

type Props = {
  readonly changed: boolean;
  /** What keeps it from being saved, in words. */
  readonly problems: readonly string[];
  readonly clerk: string;
  readonly pending: boolean;
  readonly onSave: (when: { readonly effectiveOn: string; readonly reason: string }) => void;
  readonly onDrop: () => void;
};

/** Always in sight above a long page: what is wrong, from which day it counts, and why it was changed. */
export function EditionBar({ changed, problems, clerk, pending, onSave, onDrop }: Props) {
  const { today } = useDescription();
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const effectiveOn = chosen ?? today;
  const ready = changed && problems.length === 0 && clerk !== '' && reason.trim() !== '';
  return (
    <div className="policy-save" data-testid="policy-save-bar">
      <Flex gap="small" align="center" wrap>
        <strong data-testid="policy-changed">{changed ? text.changed : text.nothing}</strong>
        {changed && (
          <>
            <span>{text.effectiveOn}</span>
            <DateField
              date={effectiveOn}
              from={today}
              withYear
              label={text.effectiveOn}
              testId="policy-effective-on"
              onDate={setChosen}
            />
            <Input
              value={reason}
              placeholder={text.reason}
              aria-label={text.reason}
              maxLength={200}
              data-testid="policy-reason"
              className="policy-reason"
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              type="primary"
              disabled={!ready}
              loading={pending}
              data-testid="policy-save"
              onClick={() => onSave({ effectiveOn, reason: reason.trim() })}
            >
              {text.button}
            </Button>
            <Button data-testid="policy-drop" onClick={onDrop}>
              {text.drop}
            </Button>
            {clerk === '' && <span className="quiet">{text.nameFirst}</span>}
          </>
        )}
      </Flex>
      {changed &&
        problems
          .slice(0, 3)
          .map((problem) => (
            <Alert key={problem} type="warning" showIcon title={problem} data-testid="policy-problem" />
          ))}
    </div>
  );
}
