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

/** Needs heard on the telephone. */
export function NeedRows({ policy, needs, clerk, onNeeds }: Props) {
  const { today } = useDescription();
  return (
    <Flex vertical gap="small" style={{ flex: 1 }}>
      {needs.map((need, index) => (
        <NeedRow
          // Rows have no name of their own; their place is what they are known by.
          key={index}
          policy={policy}
          need={need}
          onNeed={(changed) => onNeeds(needs.map((each, at) => (at === index ? changed : each)))}
          onRemove={() => onNeeds(needs.filter((_, at) => at !== index))}
        />
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

type RowProps = {
  readonly policy: ContactPolicy;
  readonly need: HeardNeed;
  readonly onNeed: (need: HeardNeed) => void;
  readonly onRemove?: () => void;
};

/** One need: what, in whose words, who sees to it, until when. */
export function NeedRow({ policy, need, onNeed, onRemove }: RowProps) {
  const { clerks, today } = useDescription();
  const dueOf = (code: string) => addDays(today, policy.needs.find((each) => each.code === code)?.dueDays ?? 0);
  return (
    <Flex gap="small" align="center" wrap className="need-row" data-testid="need-row" style={{ flex: 1 }}>
      <Select
        value={need.need}
        aria-label={text.needs}
        style={{ width: 130 }}
        options={policy.needs.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code: string) => onNeed({ ...need, need: code, dueOn: dueOf(code) })}
      />
      <Input
        value={need.detail}
        placeholder={text.detail}
        aria-label={text.detail}
        maxLength={500}
        data-testid="need-detail"
        style={{ flex: 1, minWidth: 160 }}
        onChange={(event) => onNeed({ ...need, detail: event.target.value })}
      />
      <AutoComplete
        value={need.owner}
        placeholder={text.owner}
        aria-label={text.owner}
        maxLength={40}
        style={{ width: 100 }}
        options={clerks.map((name) => ({ value: name }))}
        onChange={(owner: string) => onNeed({ ...need, owner })}
      />
      <DateField
        date={need.dueOn}
        from={today}
        label={text.due}
        testId="need-due"
        onDate={(dueOn) => dueOn !== null && onNeed({ ...need, dueOn })}
      />
      {onRemove !== undefined && (
        <Button type="text" onClick={onRemove}>
          {text.removeNeed}
        </Button>
      )}
    </Flex>
  );
}
