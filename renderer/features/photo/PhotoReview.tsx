import { AutoComplete, Button, Checkbox, Flex } from 'antd';
import { useState } from 'react';
import type { Judgement } from '#shared/domain/photo/judgement.ts';
import { openPoints } from '#shared/domain/photo/open-points.ts';
import type { PhotoCheck, PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { photoText } from '#shared/i18n/zh-CN/photo.ts';
import { MarkedPhoto } from './MarkedPhoto.tsx';
import type { FinishedPhoto } from './use-finished-photo.ts';
import './photo.css';

const text = photoText.review;

type Props = {
  readonly photo: FinishedPhoto;
  readonly policy: PhotoPolicy;
  readonly saving: boolean;
  readonly onAccept: (confirmed: readonly string[], reason: string) => void;
  readonly onBack: () => void;
  readonly onRetake: () => void;
};

/** What the program found, what only a person can see, and the choice between another try and a reason. */
export function PhotoReview({ photo, policy, saving, onAccept, onBack, onRetake }: Props) {
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<PhotoCheck | null>(null);
  const { findings } = photo;
  const source = `data:image/jpeg;base64,${photo.jpegBase64}`;
  const failed = findings.filter(({ verdict }) => verdict === 'fail');
  const unsure = findings.filter(({ verdict }) => verdict === 'unsure');
  const open = openPoints(policy, findings, confirmed);
  const marked = failed.find(({ check }) => check === shown) ?? failed[0];
  const toLook = [
    ...unsure.map(({ check }) => ({ code: check as string, name: text.unsure(photoText.check[check]) })),
    ...policy.human,
  ];
  const untouched = open.length - failed.length;
  // Until the clerk has looked, what is not ticked is not wrong.
  const isWrong = failed.length > 0 || (open.length > 0 && confirmed.length > 0);
  const mayGo = open.length === 0 || reason.trim() !== '';
  return (
    <div className="photo-review" data-testid="photo-review">
      <MarkedPhoto source={source} file={policy.file} marks={marked?.marks ?? []} large />
      <div className="photo-review-part photo-findings">
        <strong className={failed.length > 0 ? 'photo-bad' : 'photo-good'} data-testid="photo-result">
          {text.result(failed.length, unsure.length)}
        </strong>
        {failed.map((finding) => (
          <FailedCheck
            key={finding.check}
            finding={finding}
            source={source}
            file={policy.file}
            shown={finding === marked}
            onShow={() => setShown(finding.check)}
          />
        ))}
        <span className="quiet">{text.passed(namesOf(findings))}</span>
      </div>
      <div className="photo-review-part">
        <Flex justify="space-between" align="center" gap="small">
          <strong>{text.human}</strong>
          <Button data-testid="photo-confirm-all" onClick={() => setConfirmed(toLook.map(({ code }) => code))}>
            {text.all}
          </Button>
        </Flex>
        <Checkbox.Group
          className="photo-human"
          value={[...confirmed]}
          options={toLook.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={setConfirmed}
        />
        {isWrong && (
          <Flex vertical gap={4}>
            <span className="photo-bad">{text.reasonTitle}</span>
            <AutoComplete
              value={reason}
              options={policy.reasons.map((each) => ({ value: each }))}
              placeholder={text.reason}
              maxLength={200}
              data-testid="photo-reason"
              onChange={setReason}
            />
          </Flex>
        )}
        {untouched > 0 && <span className="quiet">{text.open(untouched)}</span>}
        <Flex gap="small" wrap justify="end">
          <Button onClick={onBack}>{text.again}</Button>
          <Button onClick={onRetake} data-testid="photo-retake">
            {photoText.retake}
          </Button>
          <Button
            type="primary"
            danger={isWrong}
            disabled={!mayGo}
            loading={saving}
            data-testid="photo-accept"
            onClick={() => onAccept(confirmed, open.length > 0 ? reason.trim() : '')}
          >
            {isWrong ? text.acceptAnyway : text.accept}
          </Button>
        </Flex>
      </div>
    </div>
  );
}

type FailedProps = {
  readonly finding: Judgement;
  readonly source: string;
  readonly file: PhotoPolicy['file'];
  /** Whether the large picture shows this one's marks. */
  readonly shown: boolean;
  readonly onShow: () => void;
};

function FailedCheck({ finding: { check, values, marks }, source, file, shown, onShow }: FailedProps) {
  return (
    <button
      type="button"
      className="photo-failed"
      aria-pressed={shown}
      data-testid={`photo-failed-${check}`}
      onClick={onShow}
    >
      <MarkedPhoto source={source} file={file} marks={marks} />
      <span>
        <strong>{photoText.review.wrong(photoText.check[check])}</strong>
        <br />
        {photoText.failed[check](values)}
      </span>
    </button>
  );
}

function namesOf(findings: readonly Judgement[]): readonly string[] {
  const passed: readonly PhotoCheck[] = findings.filter(({ verdict }) => verdict === 'pass').map(({ check }) => check);
  return passed.map((check) => photoText.check[check]);
}
