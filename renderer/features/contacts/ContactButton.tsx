import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { ContactPanel } from './ContactPanel.tsx';

type Props = { readonly personId: PersonId; readonly name: string; readonly clerk: string };

/** Opens the contact panel for the person found; the digits work at once. */
export function ContactButton({ personId, name, clerk }: Props) {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button data-testid="contact-open" onClick={() => setOpen(true)}>
        {contactsText.panel.open}
      </Button>
      <Modal open={open} destroyOnHidden width={860} title={name} footer={null} onCancel={close}>
        <ContactPanel personId={personId} name={name} clerk={clerk} onLogged={close} />
      </Modal>
    </>
  );
}
