import { Tag } from 'antd';
import type { Eligibility } from '#shared/contract/people.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';

const text = appointmentsText.person;

const look = {
  open: { colour: 'success', label: text.open },
  'not-yet': { colour: 'warning', label: text.notYet },
  'not-eligible': { colour: 'error', label: text.notEligible },
} as const satisfies Record<Eligibility['state'], { colour: string; label: string }>;

/** Whether the person's phase is open, in two or three words. */
export function EligibilityBadge({ eligibility }: { readonly eligibility: Eligibility }) {
  const { colour, label } = look[eligibility.state];
  return (
    <Tag color={colour} data-testid={`eligibility-${eligibility.state}`} style={{ marginInlineEnd: 0 }}>
      {label}
    </Tag>
  );
}
