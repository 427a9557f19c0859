import { Button, Empty, Modal } from 'antd';
import { useState } from 'react';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { onlineApplicationText } from '#shared/i18n/zh-CN/online-applications.ts';
import { ContactPanel } from '#renderer/features/contacts/ContactPanel.tsx';
import { NextCall, useNextCall } from '#renderer/features/contacts/NextCall.tsx';
import { DutyToday } from '#renderer/features/hotline/DutyToday.tsx';
import { OnlineList } from '#renderer/features/online-applications/OnlineList.tsx';

type Props = {
  readonly clerk: string;
  /** Finds the person on the booking page, by what is typed there. */
  readonly onBook: (query: string) => void;
};

/** One call after the other: who left, what came of it right; recorded, the next one is there. */
export function CallList({ clerk, onBook }: Props) {
  const next = useNextCall(clerk, true);
  const { person } = next;
  const [listing, setListing] = useState(false);
  return (
    <div className="call-page" data-testid="call-list">
      <aside className="call-person">
        <NextCall next={next} onBook={onBook} />
        <Button className="call-online" data-testid="online-list-open" onClick={() => setListing(true)}>
          {onlineApplicationText.list.title}
        </Button>
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
      <Modal
        open={listing}
        destroyOnHidden
        width={1180}
        title={onlineApplicationText.list.title}
        footer={null}
        onCancel={() => setListing(false)}
      >
        <OnlineList clerk={clerk} />
      </Modal>
    </div>
  );
}
