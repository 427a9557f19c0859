import { Button, Tag } from 'antd';
import { dateTimeText } from '#shared/civil-date.ts';
import type { ProfileVersion } from '#shared/contract/profiles.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';

const text = profilesText.versions;

const colours = { 'in-force': 'success', upcoming: 'warning', overtaken: 'default', past: 'default' } as const;

type Props = {
  readonly versions: readonly ProfileVersion[];
  readonly onEdit: (version: number) => void;
  readonly onExport: (version: number) => void;
};

/** Every version there was: who saved it, when, why, and what became of it. */
export function VersionList({ versions, onEdit, onExport }: Props) {
  return (
    <table className="profile-table profile-versions">
      <thead>
        <tr>
          <th scope="col">{text.version}</th>
          <th scope="col">{text.state}</th>
          <th scope="col">{text.effectiveOn}</th>
          <th scope="col">{text.reason}</th>
          <th scope="col">{text.savedBy}</th>
          <th scope="col">{text.savedAt}</th>
          <th aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {versions.map((each) => (
          <tr key={each.version} data-testid="profile-version" data-state={each.state}>
            <td>{text.versionName(each.version)}</td>
            <td>
              <Tag color={colours[each.state]}>{text.states[each.state]}</Tag>
            </td>
            <td className="number">{each.effectiveOn}</td>
            <td>{each.reason === '' ? text.origins[each.origin] : each.reason}</td>
            <td>{each.savedBy === 'system' ? text.system : each.savedBy}</td>
            <td className="number">{dateTimeText(each.savedAtMs)}</td>
            <td>
              <Button data-testid="profile-export" onClick={() => onExport(each.version)}>
                {text.export}
              </Button>{' '}
              <Button onClick={() => onEdit(each.version)}>{text.edit}</Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
