import { Input } from 'antd';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly testId: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** One thing a line. */
  readonly lines?: boolean;
  readonly onChange: (value: string) => void;
};

export function PaperField({ label, value, testId, placeholder = '', maxLength = 60, lines = false, onChange }: Props) {
  return (
    <label className="paper-field">
      <span>{label}</span>
      {lines ? (
        <Input.TextArea
          value={value}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          placeholder={placeholder}
          data-testid={testId}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input
          value={value}
          maxLength={maxLength}
          placeholder={placeholder}
          data-testid={testId}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  );
}
