import { Modal } from 'antd';
import { useState } from 'react';
import type { PersonSummary } from '#shared/contract/people.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { PeopleSearch } from '#renderer/features/people/PeopleSearch.tsx';

type Props = {
  readonly open: boolean;
  readonly onChoose: (person: PersonSummary) => void;
  readonly onClose: () => void;
};

/** Finds one more person of the family. */
export function FamilyPicker({ open, onChoose, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const close = (): void => {
    setTyped('');
    onClose();
  };
  return (
    <Modal
      open={open}
      title={appointmentsText.family.title}
      footer={null}
      width={640}
      destroyOnHidden
      onCancel={close}
      data-testid="family-picker"
    >
      <PeopleSearch
        typed={typed}
        onType={setTyped}
        focusSignal={1}
        onRegister={close}
        onChoose={(person) => {
          onChoose(person);
          close();
        }}
      />
    </Modal>
  );
}
