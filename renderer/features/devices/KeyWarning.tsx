import { Alert } from 'antd';
import { devicesText } from '#shared/i18n/zh-CN/devices.ts';

const text = devicesText.key;

/** The database key lies in a file beside the data: what that means and what to do about it. */
export function KeyWarning() {
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="key-warning"
      title={<strong>{text.title}</strong>}
      description={
        <>
          <p className="key-meaning">{text.meaning}</p>
          <ul className="key-steps">
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}
