import { Input } from 'antd';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { LinesField } from './LinesField.tsx';
import type { PartProps } from './profile-draft.ts';

const text = profilesText.texts;

/** What the hall reads, what papers say, and what a clerk says at each step. */
export function TextsPart({ profile, change }: PartProps) {
  // Every step a clerk may come to is there to be filled in; what a profile has besides stays.
  const steps = [...new Set([...Object.keys(text.steps), ...Object.keys(profile.courtesy)])];
  return (
    <div className="profile-columns">
      <div className="profile-stack">
        {(['notices', 'bring', 'nextSteps'] as const).map((key) => (
          <LinesField
            key={key}
            title={text[key]}
            lines={profile[key]}
            rows={3}
            field={key}
            onLines={(lines) => change({ [key]: lines })}
          />
        ))}
        <label>
          <span className="profile-label">{text.ticketNotice}</span>
          <Input
            value={profile.ticketNotice}
            maxLength={60}
            data-field="ticketNotice"
            onChange={(event) => change({ ticketNotice: event.target.value })}
          />
        </label>
      </div>
      <fieldset>
        <legend>{text.courtesy}</legend>
        {steps.map((step) => (
          <label key={step} className="profile-courtesy">
            <span className="profile-label">{text.steps[step] ?? step}</span>
            <Input.TextArea
              value={profile.courtesy[step] ?? ''}
              autoSize={{ minRows: 1, maxRows: 3 }}
              maxLength={120}
              data-testid={`profile-courtesy-${step}`}
              data-field={`courtesy.${step}`}
              onChange={(event) => change({ courtesy: { ...profile.courtesy, [step]: event.target.value } })}
            />
          </label>
        ))}
      </fieldset>
    </div>
  );
}
