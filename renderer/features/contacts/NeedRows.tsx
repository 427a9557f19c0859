import { AutoComplete, Button, Flex, Input, Select } from 'antd';
import { addDays } from '#shared/civil-date.ts';
import type { HeardNeed } from '#shared/contract/contacts.ts';
import type { ContactPolicy } from '#shared/domain/contact-policy.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { newNeed } from './contact-draft.ts';

const text = contactsText.panel;

type Props = {
  readonly policy: ContactPolicy;
  readonly needs: readonly HeardNeed[];
  readonly clerk: string;
  readonly onNeeds: (needs: readonly HeardNeed[]) => void;
};

/** Needs heard on the telephone: what, in whose words, who sees to it, until when. */
export function NeedRows({ policy, needs, clerk, onNeeds }: Props) {
  const { clerks, today } = useDescription();
  const change = (index: number, part: Partial<HeardNeed>): void =>
    onNeeds(needs.map((need, at) => (at === index ? { ...need, ...part } : need)));
  const dueOf = (code: string) => addDays(today, policy.needs.find((each) => each.code === code)?.dueDays ?? 0);
  return (
    <Flex vertical gap="small" style={{ flex: 1 }}>
      {needs.map((need, index) => (
        // Rows have no name of their own; their place is what they are known by.
        <Flex key={index} gap="small" align="center" wrap className="need-row" data-testid="need-row">
          <Select
            value={need.need}
            aria-label={text.needs}
            style={{ width: 130 }}
            options={policy.needs.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code: string) => change(index, { need: code, dueOn: dueOf(code) })}
          />
          <Input
            value={need.detail}
            placeholder={text.detail}
            aria-label={text.detail}
            maxLength={500}
            data-testid="need-detail"
            style={{ flex: 1, minWidth: 160 }}
            onChange={(event) => change(index, { detail: event.target.value })}
          />
          <AutoComplete
            value={need.owner}
            placeholder={text.owner}
            aria-label={text.owner}
            maxLength={40}
            style={{ width: 100 }}
            options={clerks.map((name) => ({ value: name }))}
            onChange={(owner: string) => change(index, { owner })}
          />
          <DateField
            date={need.dueOn}
            from={today}
            label={text.due}
            testId="need-due"
            onDate={(dueOn) => dueOn !== null && change(index, { dueOn })}
          />
          <Button type="text" onClick={() => onNeeds(needs.filter((_, at) => at !== index))}>
            {text.removeNeed}
          </Button>
        </Flex>
      ))}
      <Button
        style={{ alignSelf: 'flex-start' }}
        data-testid="need-add"
        onClick={() => onNeeds([...needs, newNeed(policy, clerk, today)])}
      >
        {text.addNeed}
      </Button>
    </Flex>
  );
}
