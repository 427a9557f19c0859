import { Button, Flex, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = contactsText.address;

type Props = { readonly personId: PersonId; readonly clerk: string };

/** Where a team finds the person; asked on the telephone, printed on the visit sheet. */
export function AddressLine({ personId, clerk }: Props) {
  const feedback = useFeedback();
  const known = useQuery(useStationQueries().coverage.person.queryOptions({ input: { personId } })).data;
  const [typed, setTyped] = useState<string | null>(null);
  const save = useWrite(useStation().coverage.setAddress, {
    onSuccess: () => {
      feedback.done(text.saved);
      setTyped(null);
    },
  });
  if (known === undefined) return null;
  if (typed === null) {
    return (
      <Flex gap="small" align="center" wrap data-testid="address-line">
        <span className="quiet">{text.label}</span>
        <span>{known.address === '' ? text.unknown : known.address}</span>
        <Button size="small" disabled={clerk === ''} data-testid="address-edit" onClick={() => setTyped(known.address)}>
          {known.address === '' ? text.enter : text.change}
        </Button>
      </Flex>
    );
  }
  const keep = (): void => void save.run({ personId, address: typed, clerk });
  return (
    <Flex gap="small" align="center">
      <span className="quiet">{text.label}</span>
      <Input
        autoFocus
        value={typed}
        placeholder={text.hint}
        aria-label={text.label}
        maxLength={200}
        data-testid="address-input"
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={keep}
      />
      <Button type="primary" disabled={save.pending} data-testid="address-save" onClick={keep}>
        {text.save}
      </Button>
      <Button onClick={() => setTyped(null)}>{text.cancel}</Button>
    </Flex>
  );
}
