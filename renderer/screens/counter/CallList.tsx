import { Empty } from 'antd';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { ContactPanel } from '#renderer/features/contacts/ContactPanel.tsx';
import { NextCall, useNextCall } from '#renderer/features/contacts/NextCall.tsx';
import { DutyToday } from '#renderer/features/hotline/DutyToday.tsx';

type Props = {
  readonly clerk: string;
  /** Finds the person on the booking page, by what is typed there. */
  readonly onBook: (query: string) => void;
};

/** One call after the other: who left, what came of it right; recorded, the next one is there. */
export function CallList({ clerk, onBook }: Props) {
  const next = useNextCall(clerk, true);
  const { person } = next;
  return (
    <div className="call-page" data-testid="call-list">
      <aside className="call-person">
        <NextCall next={next} onBook={onBook} />
        <DutyToday />
      </aside>
      <div className="call-work">
        {person ? (
          <ContactPanel
            key={person.personId}
            personId={person.personId}
            name={person.name}
            clerk={clerk}
            onLogged={() => undefined}
          />
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={contactsText.list.none} />
        )}
      </div>
    </div>
  );
}
