import { Alert, Button, Flex, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { familyRelations } from '#shared/codes/family-relations.ts';
import type { CardReadId } from '#shared/contract/base.ts';
import { applicantRole, type ApplicantRole, type ApplicationView } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import type { Application } from './use-application.ts';

const text = applicationsText.applicant;

/** A card laid on the reader while somebody else's case is open. */
export type ReadCard = { readonly cardReadId: CardReadId; readonly maskedName: string };

type Props = {
  readonly view: ApplicationView;
  readonly actions: Application['applicant'];
  readonly card: ReadCard | null;
  readonly disabled: boolean;
};

/** 谁来办: the person, a guardian or an agent; the others by their own card. */
export function ApplicantPanel({ view, actions, card, disabled }: Props) {
  const { applicant, guardianNeeded, guardianBelowAge } = view;
  const [wanted, setWanted] = useState<ApplicantRole | null>(null);
  const role = wanted ?? applicant.role;
  const choose = (value: unknown): void => {
    const chosen = applicantRole.parse(value);
    setWanted(chosen === 'self' ? null : chosen);
    if (chosen === 'self') void actions.set({ by: 'self' });
  };
  return (
    <div id="at-applicant" className="application-part">
      <h4>{text.title}</h4>
      {guardianNeeded && (
        <Alert type="warning" showIcon title={text.needed(guardianBelowAge)} data-testid="guardian-needed" />
      )}
      <Radio.Group
        value={role}
        disabled={disabled || actions.pending}
        aria-label={text.title}
        onChange={(event) => choose(event.target.value)}
      >
        {applicantRole.options.map((each) => (
          <Radio key={each} value={each} data-testid={`applicant-${each}`}>
            {text.role[each]}
          </Radio>
        ))}
      </Radio.Group>
      {applicant.role !== 'self' && wanted === null && (
        <div data-testid="applicant-shown">
          {text.shown(text.role[applicant.role], applicant.name, applicant.maskedIdNumber)}
          {applicant.source === 'typed' && <span className="quiet">{`　${text.typed(applicant.reason)}`}</span>}
        </div>
      )}
      {wanted !== null && wanted !== 'self' && (
        <OtherPerson role={wanted} card={card} actions={actions} onDone={() => setWanted(null)} />
      )}
    </div>
  );
}

type OtherProps = Pick<Props, 'card' | 'actions'> & {
  readonly role: Exclude<ApplicantRole, 'self'>;
  readonly onDone: () => void;
};

function OtherPerson({ role, card, actions, onDone }: OtherProps) {
  const [relation, setRelation] = useState<string | null>(null);
  const [typing, setTyping] = useState(false);
  const [typed, setTyped] = useState({ name: '', idNumber: '', reason: '' });
  const send = (applicant: Parameters<typeof actions.set>[0]): void =>
    void actions.set(applicant).then((saved) => saved !== undefined && onDone());
  const input = (key: keyof typeof typed, label: string) => (
    <Input
      value={typed[key]}
      placeholder={label}
      aria-label={label}
      data-testid={`applicant-${key}`}
      onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
    />
  );
  return (
    <Flex vertical gap="small" className="application-other">
      <Flex gap="small" align="center">
        <span>{text.relation}</span>
        <Select
          value={relation}
          placeholder={text.relation}
          aria-label={text.relation}
          data-testid="applicant-relation"
          className="application-relation"
          options={familyRelations
            .filter(({ code }) => code !== '0')
            .map(({ code, name }) => ({ value: code, label: name }))}
          onChange={setRelation}
        />
      </Flex>
      {typing ? (
        <Flex gap="small" wrap>
          {input('name', text.name)}
          {input('idNumber', text.idNumber)}
          {input('reason', text.reason)}
          <Button
            type="primary"
            disabled={relation === null || typed.name === '' || typed.reason === ''}
            data-testid="applicant-save"
            onClick={() => relation !== null && send({ by: 'typed', role, relation, ...typed })}
          >
            {text.save}
          </Button>
        </Flex>
      ) : (
        <Flex gap="small" align="center" wrap>
          <span>{card === null ? text.tap : text.card(card.maskedName)}</span>
          {card !== null && (
            <Button
              type="primary"
              disabled={relation === null}
              data-testid="applicant-use-card"
              onClick={() => relation !== null && send({ by: 'card', role, relation, cardReadId: card.cardReadId })}
            >
              {text.takeCard}
            </Button>
          )}
          <Button type="text" data-testid="applicant-type" onClick={() => setTyping(true)}>
            {text.type}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
