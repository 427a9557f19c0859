import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import type { ContactPolicy } from '#shared/domain/contact-policy.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { DecideForm } from './DecideForm.tsx';
import { NeedForm } from './NeedForm.tsx';
import { OnlineApplication } from './OnlineApplication.tsx';

type Props = { readonly personId: PersonId; readonly policy: ContactPolicy; readonly clerk: string };

/** What may be written down of a person although nobody spoke to them: a state, a need, an application made online. */
export function WithoutContact({ personId, policy, clerk }: Props) {
  const [writing, setWriting] = useState<'decision' | 'need' | null>(null);
  const end = (): void => setWriting(null);
  if (writing === 'decision') return <DecideForm personId={personId} clerk={clerk} onEnd={end} />;
  if (writing === 'need') return <NeedForm personId={personId} policy={policy} clerk={clerk} onEnd={end} />;
  return (
    <Flex gap="small" align="flex-start" wrap>
      <Button data-testid="decide-open" onClick={() => setWriting('decision')}>
        {contactsText.decide.open}
      </Button>
      <Button data-testid="need-open" onClick={() => setWriting('need')}>
        {contactsText.need.open}
      </Button>
      <OnlineApplication personId={personId} clerk={clerk} />
    </Flex>
  );
}
