import { Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DuplicatePair, FileFacts } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = applicationsText.duplicate;

type Props = { readonly pair: DuplicatePair; readonly clerk: string; readonly onClose: () => void };

/** Both files side by side; the clerk says whether they are one person, and why. Nothing is merged. */
export function DuplicateDialog({ pair, clerk, onClose }: Props) {
  const { one, other, grounds, decision } = pair;
  const [reason, setReason] = useState('');
  const decide = useWrite(useStation().applications.decideDuplicate, { onSuccess: onClose });
  const say = (verdict: 'same' | 'different'): void =>
    void decide.run({ one: one.personId, other: other.personId, verdict, reason: reason.trim(), clerk });
  const mayDecide = reason.trim() !== '' && clerk !== '' && !decide.pending;
  return (
    <Modal open title={text.title} width={860} footer={null} onCancel={onClose}>
      <p className="application-lead">{grounds.map((ground) => text.grounds[ground]).join('、')}</p>
      <table className="duplicate-table" data-testid="duplicate-table">
        <thead>
          <tr>
            <th />
            <th scope="col">{text.this}</th>
            <th scope="col">{text.other}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, valueOf]) => {
            const [here, there] = [valueOf(one), valueOf(other)];
            return (
              <tr key={label} className={here === there ? undefined : 'duplicate-differs'}>
                <th scope="row">{label}</th>
                <td>{here}</td>
                <td>{there}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{text.photo}</th>
            <td>
              <Photo of={one} />
            </td>
            <td>
              <Photo of={other} />
            </td>
          </tr>
        </tbody>
      </table>
      {decision !== null && <p>{text.decided(text[decision.verdict], decision.reason, decision.clerk)}</p>}
      <Flex gap="small">
        <Input
          value={reason}
          placeholder={text.reason}
          aria-label={text.reason}
          data-testid="duplicate-reason"
          onChange={(event) => setReason(event.target.value)}
        />
        <Button disabled={!mayDecide} data-testid="duplicate-same" onClick={() => say('same')}>
          {text.same}
        </Button>
        <Button disabled={!mayDecide} data-testid="duplicate-different" onClick={() => say('different')}>
          {text.different}
        </Button>
      </Flex>
      <p className="quiet">{text.never}</p>
    </Modal>
  );
}

const rows: readonly (readonly [string, (file: FileFacts) => string])[] = [
  [text.name, ({ name }) => name],
  [text.idNumber, ({ idNumber }) => idNumber],
  [text.birth, ({ birthOn }) => birthOn],
  [text.phone, ({ phone }) => phone],
  [text.community, ({ community }) => community],
  [text.personClass, ({ className }) => className],
  [text.state, ({ caseState, caseNumber }) => `${text.states[caseState]} ${caseNumber ?? ''}`.trim()],
];

function Photo({ of }: { readonly of: FileFacts }) {
  return of.photo === null ? (
    <span className="quiet">{text.noPhoto}</span>
  ) : (
    <img src={of.photo} alt={of.name} height={110} />
  );
}
