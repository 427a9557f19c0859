import { Flex, InputNumber } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApplicationRule, ApplicationRuleTable } from '#shared/domain/application-rules.ts';
import { ruleTableProblems } from '#shared/domain/policy-problems.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { policiesText, policyProblemText } from '#shared/i18n/zh-CN/policies.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { AddRule } from './AddRule.tsx';
import { EditionBar } from './EditionBar.tsx';
import { EditionHistory } from './EditionHistory.tsx';
import { RuleRows } from './RuleRows.tsx';
import './policies.css';

const text = applicationsText.table;

/** The rules of who may apply, for the manager to add to, change and end from a date on. */
export function RuleTableDesk({ clerk }: { readonly clerk: string }) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const feedback = useFeedback();
  const { today } = useDescription();
  const found = useQuery(queries.applications.ruleTable.queryOptions()).data;
  const [draft, setDraft] = useState<ApplicationRuleTable | null>(null);
  const save = useWrite(useStation().applications.saveRuleTable, {
    onSuccess: () => {
      feedback.done(policiesText.save.saved);
      setDraft(null);
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.applications.ruleTable.key() }),
  });
  if (found === undefined) return null;
  const table = draft ?? found.table;
  const changeRules = (rules: ApplicationRule[]): void => setDraft({ ...table, rules });
  return (
    <div className="policy-desk">
      <p className="quiet">{text.intro}</p>
      <p data-testid="rule-version">{text.version(found.table.version, found.table.edition)}</p>
      <EditionBar
        changed={draft !== null}
        problems={ruleTableProblems(table).map(policyProblemText)}
        clerk={clerk}
        pending={save.pending}
        onSave={(when) => void save.run({ table, basedOn: found.table.edition, clerk, ...when })}
        onDrop={() => setDraft(null)}
      />
      <RuleRows
        rules={table.rules}
        saved={found.table.rules}
        today={today}
        onChange={(id, part) => changeRules(table.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)))}
        onRemove={(id) => changeRules(table.rules.filter((rule) => rule.id !== id))}
      />
      <AddRule today={today} onAdd={(rule) => changeRules([...table.rules, rule])} />
      <Flex gap="small" align="center">
        <span>{text.guardianAge}</span>
        <InputNumber
          value={table.guardianBelowAge}
          min={0}
          max={30}
          precision={0}
          aria-label={text.guardianAge}
          data-testid="guardian-age"
          onChange={(age) => setDraft({ ...table, guardianBelowAge: age ?? 0 })}
        />
      </Flex>
      <EditionHistory history={found.history} />
    </div>
  );
}
