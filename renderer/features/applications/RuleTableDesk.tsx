import { Button, Flex, Input, InputNumber } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApplicationRule, ApplicationRuleTable } from '#shared/domain/application-rules.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { RuleRows } from './RuleRows.tsx';
import './applications.css';

const text = applicationsText.table;

/** The rules of who may apply, for the manager to change from a date on. */
export function RuleTableDesk({ clerk }: { readonly clerk: string }) {
  const found = useQuery(useStationQueries().applications.ruleTable.queryOptions()).data;
  const [draft, setDraft] = useState<ApplicationRuleTable | null>(null);
  if (found === undefined) return null;
  const table = draft ?? found.table;
  const change = (id: string, part: Partial<ApplicationRule>): void =>
    setDraft({ ...table, rules: table.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)) });
  return (
    <div>
      <p className="quiet">{text.intro}</p>
      <p data-testid="rule-version">{text.version(found.table.version, found.table.edition)}</p>
      <RuleRows rules={table.rules} onChange={change} />
      <Flex gap="small" align="center">
        <span>{text.guardianAge}</span>
        <InputNumber
          value={table.guardianBelowAge}
          min={0}
          max={30}
          aria-label={text.guardianAge}
          onChange={(age) => setDraft({ ...table, guardianBelowAge: age ?? 0 })}
        />
      </Flex>
      {draft !== null && (
        <SaveBar table={draft} basedOn={found.table.edition} clerk={clerk} onSaved={() => setDraft(null)} />
      )}
      {found.history.length > 0 && <h2>{text.history}</h2>}
      {found.history.map(({ edition, effectiveOn, savedBy, reason }) => (
        <p key={edition}>{text.historyLine(edition, effectiveOn, savedBy, reason)}</p>
      ))}
    </div>
  );
}

type SaveProps = {
  readonly table: ApplicationRuleTable;
  readonly basedOn: number;
  readonly clerk: string;
  readonly onSaved: () => void;
};

function SaveBar({ table, basedOn, clerk, onSaved }: SaveProps) {
  const { today } = useDescription();
  const feedback = useFeedback();
  const [reason, setReason] = useState('');
  const [effectiveOn, setEffectiveOn] = useState(today);
  const save = useWrite(useStation().applications.saveRuleTable, {
    onSuccess: () => {
      feedback.done(text.saved);
      onSaved();
    },
  });
  const ready = clerk !== '' && reason.trim() !== '';
  return (
    <Flex gap="small" align="center" wrap className="rule-save">
      <span>{text.effectiveOn}</span>
      <DateField
        date={effectiveOn}
        from={today}
        withYear
        label={text.effectiveOn}
        testId="rule-effective-on"
        onDate={(day) => day !== null && setEffectiveOn(day)}
      />
      <Input
        value={reason}
        placeholder={text.reason}
        aria-label={text.reason}
        data-testid="rule-reason"
        className="rule-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        disabled={!ready}
        loading={save.pending}
        data-testid="rule-save"
        onClick={() => void save.run({ table, basedOn, effectiveOn, reason: reason.trim(), clerk })}
      >
        {text.save}
      </Button>
      {clerk === '' && <span className="quiet">{text.nameFirst}</span>}
    </Flex>
  );
}
