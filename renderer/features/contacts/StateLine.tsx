import { Button, Flex, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { civilDateOf } from '#shared/civil-date.ts';
import type { PersonId } from '#shared/contract/base.ts';
import type { CoverageDecision, CoverageState } from '#shared/domain/coverage.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { coverageDecisionName, coverageStateName, dayText } from '#shared/i18n/zh-CN/coverage.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = contactsText.panel;
const SHOWN = 3;

type Decision = {
  readonly decision: CoverageDecision;
  readonly reason: string;
  readonly clerk: string;
  readonly atMs: number;
};

const COLOURS: Readonly<Partial<Record<CoverageState, string>>> = {
  accepted: 'green',
  'online-applied': 'green',
  booked: 'blue',
  'in-progress': 'blue',
  visit: 'orange',
  unreachable: 'orange',
  'not-notified': 'red',
};

type Props = { readonly personId: PersonId; readonly clerk: string };

/** Where the person stands and why; a clerk's decision can be taken back here. */
export function StateLine({ personId, clerk }: Props) {
  const station = useStation();
  const known = useQuery(useStationQueries().coverage.person.queryOptions({ input: { personId } })).data;
  const decide = useWrite(station.coverage.decide);
  if (known === undefined) return null;
  const last = known.decisions[0];
  const decided = last !== undefined && last.decision !== 'none' && last.decision === known.state;
  return (
    <div>
      <Flex gap="small" align="center" wrap data-testid="coverage-state">
        <Tag color={COLOURS[known.state] ?? 'default'} style={{ fontSize: 15, lineHeight: '26px' }}>
          {coverageStateName[known.state]}
        </Tag>
        <span>{known.reason}</span>
        {decided && (
          <Button
            size="small"
            disabled={decide.pending || clerk === ''}
            data-testid="decision-withdraw"
            onClick={() => void decide.run({ personId, decision: 'none', reason: text.withdrawReason, clerk })}
          >
            {text.withdraw}
          </Button>
        )}
      </Flex>
      <Decisions decisions={known.decisions} />
    </div>
  );
}

/** Who said what of the person before, withdrawals too: nothing that was written down disappears. */
function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const words = contactsText.decide;
  if (decisions.length === 0) return null;
  return (
    <ul className="decisions quiet" aria-label={words.earlier} data-testid="decisions">
      {decisions.slice(0, SHOWN).map(({ decision, reason, clerk, atMs }) => (
        <li key={`${atMs} ${decision}`}>
          {words.line(dayText(civilDateOf(atMs)), clerk, coverageDecisionName[decision], reason)}
        </li>
      ))}
    </ul>
  );
}
