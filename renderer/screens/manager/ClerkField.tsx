import { AutoComplete } from 'antd';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';

const text = managerText.clerk;

type Props = { readonly clerk: string; readonly onClerk: (clerk: string) => void };

/** Whose name the journal will carry. */
export function ClerkField({ clerk, onClerk }: Props) {
  const { clerks } = useDescription();
  const lacking = clerk.trim() === '';
  return (
    <div className="manager-clerk">
      <label>
        <span className="manager-clerk-label">{text.label}</span>
        <AutoComplete
          value={clerk}
          placeholder={text.hint}
          maxLength={40}
          status={lacking ? 'warning' : ''}
          data-testid="manager-clerk"
          options={clerks.map((name) => ({ value: name }))}
          onChange={onClerk}
        />
      </label>
      {lacking && <span className="manager-clerk-missing">{text.missing}</span>}
    </div>
  );
}
