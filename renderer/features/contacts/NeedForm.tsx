import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import type { HeardNeed } from '#shared/contract/contacts.ts';
import type { ContactPolicy } from '#shared/domain/contact-policy.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { newNeed } from './contact-draft.ts';
import { NeedRow } from './NeedRows.tsx';

const text = contactsText.need;

type Props = {
  readonly personId: PersonId;
  readonly policy: ContactPolicy;
  readonly clerk: string;
  readonly onEnd: () => void;
};

/** A need heard in the hall or from a neighbour: a follow-up of its own, without a contact. */
export function NeedForm({ personId, policy, clerk, onEnd }: Props) {
  const { today } = useDescription();
  const feedback = useFeedback();
  const [need, setNeed] = useState<HeardNeed>(() => newNeed(policy, clerk, today));
  const open = useWrite(useStation().followUps.open, {
    onSuccess: (made) => {
      feedback.done(text.done(made.needName, made.owner));
      onEnd();
    },
  });
  return (
    <Flex gap="small" align="center" wrap data-testid="need-form">
      <NeedRow policy={policy} need={need} onNeed={setNeed} />
      <Button
        type="primary"
        disabled={need.owner.trim() === '' || open.pending}
        data-testid="need-save"
        onClick={() => void open.run({ personId, ...need, clerk })}
      >
        {text.save}
      </Button>
      <Button onClick={onEnd}>{text.cancel}</Button>
    </Flex>
  );
}
