import { Button, Flex, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ProfileImpact } from '#shared/contract/profiles.ts';
import type { ProfileProblem } from '#shared/domain/profile-problem.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { ImpactView, ProblemList } from './CheckResult.tsx';

const text = profilesText.check;

export type CheckOutcome = { readonly problems: readonly ProfileProblem[]; readonly impact: ProfileImpact | null };

type Props = {
  readonly outcome: CheckOutcome;
  readonly effectiveOn: string;
  readonly clerk: string;
  /** Where the manager says who they are. */
  readonly clerkField: ReactNode;
  readonly saving: boolean;
  readonly onGoTo: (found: ProfileProblem) => void;
  readonly onSave: (reason: string) => void;
  readonly onBack: () => void;
};

/** The dry run's answer, and only below it the button that saves. */
export function CheckDialog({ outcome, effectiveOn, clerk, clerkField, saving, onGoTo, onSave, onBack }: Props) {
  const [reason, setReason] = useState('');
  const { problems, impact } = outcome;
  return (
    <Modal
      open
      width={960}
      style={{ top: 32 }}
      // The button that saves stays in sight, however long the answer is.
      styles={{ body: { maxHeight: 'calc(100vh - 220px)', overflow: 'auto' } }}
      title={text.title}
      onCancel={onBack}
      mask={{ closable: false }}
      footer={
        <Flex justify="end" align="center" gap="small" className="check-foot">
          {impact !== null && clerkField}
          <Button size="large" onClick={onBack}>
            {text.back}
          </Button>
          {impact !== null && (
            <Button
              type="primary"
              size="large"
              data-testid="profile-save"
              loading={saving}
              disabled={reason.trim() === '' || clerk === ''}
              onClick={() => onSave(reason.trim())}
            >
              {text.save(effectiveOn)}
            </Button>
          )}
        </Flex>
      }
    >
      {impact === null ? <ProblemList problems={problems} onGoTo={onGoTo} /> : <ImpactView impact={impact} />}
      {impact !== null && (
        <label className="check-reason">
          <span className="profile-label">{text.reason}</span>
          <Input
            value={reason}
            maxLength={100}
            placeholder={text.reasonHint}
            data-testid="profile-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      )}
    </Modal>
  );
}
