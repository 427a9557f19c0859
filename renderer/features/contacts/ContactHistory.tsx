import { useQuery } from '@tanstack/react-query';
import type { PersonId } from '#shared/contract/base.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { dayText } from '#shared/i18n/zh-CN/coverage.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = contactsText.panel;
const SHOWN = 6;

/** What was tried with a person, newest first. */
export function ContactHistory({ personId }: { readonly personId: PersonId }) {
  const contacts = useQuery(useStationQueries().contacts.ofPerson.queryOptions({ input: { personId } })).data;
  if (contacts === undefined) return null;
  const older = contacts.length - SHOWN;
  return (
    <section className="contact-history" data-testid="contact-history">
      <h3>{text.history}</h3>
      {contacts.length === 0 && <p className="quiet">{text.noHistory}</p>}
      <ul>
        {contacts.slice(0, SHOWN).map((contact) => (
          <li key={contact.id} data-testid="contact-entry">
            <span className="contact-day">{dayText(contact.on)}</span>
            <span>
              {contact.community !== null && <em>{text.group(contact.community)}　</em>}
              {contact.channelName}：{contact.outcomeName}
              {contact.note !== '' && <span className="quiet">　{contact.note}</span>}
            </span>
            <span className="quiet">{contact.clerk}</span>
          </li>
        ))}
      </ul>
      {older > 0 && <p className="quiet">{text.more(older)}</p>}
    </section>
  );
}
