import { addDays } from '#shared/civil-date.ts';
import type { HeardNeed } from '#shared/contract/contacts.ts';
import type { ContactPolicy } from '#shared/domain/contact-policy.ts';

/** A contact as it is being written down; `outcome` `''` while none is chosen. */
export type ContactDraft = {
  readonly channel: string;
  readonly outcome: string;
  readonly nextOn: string | null;
  readonly note: string;
  readonly needs: readonly HeardNeed[];
};

export const emptyDraft = (channel: string): ContactDraft => ({
  channel,
  outcome: '',
  nextOn: null,
  note: '',
  needs: [],
});

/** Outcomes that the channel may have. */
export function outcomesOf(policy: ContactPolicy, channel: string): ContactPolicy['outcomes'] {
  return policy.outcomes.filter((outcome) => outcome.channels.includes(channel));
}

/** Takes an outcome, with the next date its policy proposes. */
export function chooseOutcome(draft: ContactDraft, policy: ContactPolicy, code: string, today: string): ContactDraft {
  const days = policy.outcomes.find((outcome) => outcome.code === code)?.nextDays ?? null;
  return { ...draft, outcome: code, nextOn: days === null ? null : addDays(today, days) };
}

/** Another channel keeps the outcome if it has it too. */
export function chooseChannel(draft: ContactDraft, policy: ContactPolicy, channel: string): ContactDraft {
  const keeps = outcomesOf(policy, channel).some((outcome) => outcome.code === draft.outcome);
  return { ...draft, channel, ...(keeps ? {} : { outcome: '', nextOn: null }) };
}

/** A need of the first kind, to be settled in its usual time by whoever heard it. */
export function newNeed(policy: ContactPolicy, owner: string, today: string): HeardNeed {
  const [first] = policy.needs;
  return { need: first?.code ?? '', detail: '', owner, dueOn: addDays(today, first?.dueDays ?? 0) };
}
