import type { ApplicationView } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';

const text = applicationsText.consent;

/** The 告知书 with the answers, above the place where it is signed: whoever signs sees under what. */
export function ConsentNotice({ notice, consents }: Pick<ApplicationView, 'notice' | 'consents'>) {
  return (
    <div className="consent-notice" data-testid="consent-notice">
      {notice.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <table>
        <tbody>
          {consents.map(({ code, name, purpose, recipient, answer }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>{`${text.purpose(purpose)}；${text.to(recipient)}`}</td>
              <td className={answer?.agrees === false ? 'consent-no' : 'consent-yes'}>
                {answer === null ? '' : answer.agrees ? text.agrees : text.refuses}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
