import { commonText } from '#shared/i18n/zh-CN/common.ts';
import './version-bar.css';

type Props = { readonly page: string; readonly station: string; readonly joined: boolean };

const text = commonText.version;

/** The station runs another version than this page: what to do, in one sentence, with the button that does it. */
export function VersionBar({ page, station, joined }: Props) {
  return (
    <div className="version-bar" role="alert" data-testid="version-bar">
      <span>{joined ? text.joined(page, station) : text.here}</span>
      <button type="button" onClick={() => window.location.reload()}>
        {text.reload}
      </button>
    </div>
  );
}
