import type { ServiceContext } from './context.ts';

export type ContactNames = { readonly channel: string; readonly outcome: string; readonly what: string };

/** The words for a contact's codes; a code the policy no longer knows stands for itself. */
export function contactNames(
  { policy }: Pick<ServiceContext, 'policy'>,
  { channel, outcome }: { readonly channel: string; readonly outcome: string },
): ContactNames {
  const channelName = policy.contacts.channels.find((each) => each.code === channel)?.name ?? channel;
  const outcomeName = policy.contacts.outcomes.find((each) => each.code === outcome)?.name ?? outcome;
  return { channel: channelName, outcome: outcomeName, what: `${channelName}：${outcomeName}` };
}
