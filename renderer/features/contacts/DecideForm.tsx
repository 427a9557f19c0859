import { Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import { coverageDecisions, type CoverageDecision } from '#shared/domain/coverage.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { coverageDecisionName } from '#shared/i18n/zh-CN/coverage.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = contactsText.decide;
const choices = coverageDecisions.filter((each) => each !== 'none');

type Props = { readonly personId: PersonId; readonly clerk: string; readonly onEnd: () => void };

/** What the station knows without having spoken to the person: the police list says moved away, a neighbour says deceased. */
export function DecideForm({ personId, clerk, onEnd }: Props) {
  const feedback = useFeedback();
  const [decision, setDecision] = useState<CoverageDecision | null>(null);
  const [reason, setReason] = useState('');
  const decide = useWrite(useStation().coverage.decide, {
    onSuccess: (_, { decision: made }) => {
      feedback.done(text.done(coverageDecisionName[made]));
      onEnd();
    },
  });
  const ready = decision !== null && reason.trim() !== '' && !decide.pending;
  const save = (): void => {
    if (ready) void decide.run({ personId, decision, reason, clerk });
  };
  return (
    <Flex gap="small" align="center" wrap data-testid="decide-form">
      <Select
        autoFocus
        value={decision}
        placeholder={text.choose}
        aria-label={text.choose}
        style={{ width: 130 }}
        data-testid="decide-choice"
        options={choices.map((each) => ({ value: each, label: coverageDecisionName[each] }))}
        onChange={setDecision}
      />
      <Input
        value={reason}
        placeholder={text.reason}
        aria-label={text.reason}
        maxLength={200}
        data-testid="decide-reason"
        style={{ flex: 1, minWidth: 240 }}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={save}
      />
      <Button type="primary" disabled={!ready} data-testid="decide-save" onClick={save}>
        {text.save}
      </Button>
      <Button onClick={onEnd}>{text.cancel}</Button>
    </Flex>
  );
}
