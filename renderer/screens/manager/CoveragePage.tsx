import { Modal } from 'antd';
import { useState } from 'react';
import type { CoveragePerson } from '#shared/contract/coverage.ts';
import { ContactPanel } from '#renderer/features/contacts/ContactPanel.tsx';
import { CoverageBoard } from '#renderer/features/coverage/CoverageBoard.tsx';

/** The board; whoever stands behind a number can be opened, and what is known of them written down. */
export function CoveragePage({ clerk }: { readonly clerk: string }) {
  const [person, setPerson] = useState<CoveragePerson | null>(null);
  const close = (): void => setPerson(null);
  return (
    <>
      <CoverageBoard onPerson={clerk === '' ? null : setPerson} />
      <Modal
        open={person !== null}
        destroyOnHidden
        width={900}
        title={person === null ? '' : `${person.name}　${person.maskedIdNumber}`}
        footer={null}
        onCancel={close}
      >
        {person !== null && (
          <ContactPanel personId={person.personId} name={person.name} clerk={clerk} onLogged={close} />
        )}
      </Modal>
    </>
  );
}
