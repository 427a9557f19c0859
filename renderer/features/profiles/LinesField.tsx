import { Input } from 'antd';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { linesOf } from './profile-draft.ts';

type Props = {
  readonly title: string;
  readonly help?: string;
  readonly lines: readonly string[];
  /** Path in the profile; also names the box for tests. */
  readonly field: string;
  readonly rows?: number;
  readonly onLines: (lines: string[]) => void;
};

/** A list written as a manager would write it: one entry a line, pasted from anywhere. */
export function LinesField({ title, help, lines, field, rows = 6, onLines }: Props) {
  const count = lines.filter((line) => line.trim() !== '').length;
  return (
    <label className="profile-lines">
      <span className="profile-label">
        {title}
        <small>
          {help ?? profilesText.places.onePerLine} · {profilesText.places.count(count)}
        </small>
      </span>
      <Input.TextArea
        value={lines.join('\n')}
        autoSize={{ minRows: rows, maxRows: 14 }}
        data-testid={`profile-${field}`}
        data-field={field}
        onChange={(event) => onLines(linesOf(event.target.value))}
      />
    </label>
  );
}
