import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FormChanges } from '#shared/domain/form-changes.ts';
import { formsText } from '#shared/i18n/zh-CN/forms.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { countChanged } from './change-field.ts';
import { FormPreview } from './FormPreview.tsx';

const text = formsText.save;

type Props = {
  readonly changes: FormChanges;
  readonly before: FormChanges;
  readonly basedOn: number;
  readonly clerk: string;
  readonly today: string;
  readonly onSaved: () => void;
};

/** What was changed so far, what is wrong with it, a preview, and the day from which it counts. */
export function SaveBar({ changes, before, basedOn, clerk, today, onSaved }: Props) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [date, setDate] = useState(today);
  const [reason, setReason] = useState('');
  const [previewing, setPreviewing] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const changed = countChanged(changes, before);
  const check = useQuery(
    queries.forms.check.queryOptions({ input: { changes }, enabled: changed > 0 || previewing }),
  ).data;
  const problems = changed > 0 ? (check?.problems ?? []) : [];
  const save = useWrite(useStation().forms.save, {
    onSuccess: ({ edition, effectiveOn }) => {
      setNote(text.done(edition, effectiveOn));
      setReason('');
      onSaved();
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.forms.describe.key() }),
  });
  return (
    <div className="form-save">
      <Flex gap="small" align="center" wrap>
        <strong data-testid="form-changed">{changed === 0 ? text.nothing : text.changed(changed)}</strong>
        <Button data-testid="form-preview" onClick={() => setPreviewing(true)}>
          {text.preview}
        </Button>
        <span>{text.effectiveOn}</span>
        <DateField
          date={date}
          from={today}
          label={text.effectiveOn}
          testId="form-date"
          onDate={(picked) => setDate(picked ?? today)}
        />
        <Input
          style={{ width: 220 }}
          value={reason}
          placeholder={text.reason}
          aria-label={text.reason}
          maxLength={200}
          data-testid="form-reason"
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          type="primary"
          loading={save.pending}
          disabled={changed === 0 || problems.length > 0 || clerk === ''}
          data-testid="form-save"
          onClick={() => void save.run({ changes, effectiveOn: date, basedOn, reason, clerk })}
        >
          {text.button}
        </Button>
        {clerk === '' && <span className="quiet">{text.name}</span>}
      </Flex>
      {problems.map((problem) => (
        <Alert
          key={`${problem.field}-${problem.code}-${problem.detail}`}
          type="warning"
          showIcon
          title={formsText.problem(problem.detail || problem.field, problem.code)}
        />
      ))}
      {note !== null && changed === 0 && <Alert type="success" showIcon title={note} data-testid="form-saved" />}
      <Modal
        open={previewing}
        title={text.previewTitle}
        footer={null}
        width={900}
        onCancel={() => setPreviewing(false)}
        destroyOnHidden
      >
        {check && <FormPreview form={check.form} />}
      </Modal>
    </div>
  );
}
