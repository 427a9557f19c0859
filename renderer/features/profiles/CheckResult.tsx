import { Alert, Button } from 'antd';
import type { ProfileImpact } from '#shared/contract/profiles.ts';
import type { ProfileProblem } from '#shared/domain/profile-problem.ts';
import { profileProblemText } from '#shared/i18n/zh-CN/profile-problems.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { BookingsOutside } from './BookingsOutside.tsx';

const text = profilesText.check;

type ProblemsProps = {
  readonly problems: readonly ProfileProblem[];
  readonly onGoTo: (found: ProfileProblem) => void;
};

/** What must be mended first, each with the way there. */
export function ProblemList({ problems, onGoTo }: ProblemsProps) {
  return (
    <div data-testid="profile-problems">
      <Alert type="warning" showIcon title={text.problems(problems.length)} />
      <ul className="check-problems">
        {problems.map((each) => (
          <li key={`${each.code}${each.field}${each.where}${each.detail}`}>
            <span>{profileProblemText(each)}</span>
            <Button size="small" onClick={() => onGoTo(each)}>
              {text.goTo(profilesText.parts[each.part])}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const HEADLINES = 4;

/** Whom the draft lets in or shuts out, and which bookings it leaves behind. */
export function ImpactView({ impact }: { readonly impact: ProfileImpact }) {
  const lines = impact.days.flatMap(({ date, gained, lost }) => [
    ...(gained > 0 ? [{ key: `${date}+`, isLoss: false, words: text.gained(date, gained) }] : []),
    ...(lost > 0 ? [{ key: `${date}-`, isLoss: true, words: text.lost(date, lost) }] : []),
  ]);
  return (
    <div className="check" data-testid="profile-impact">
      <ul className="check-lines">
        {lines.length === 0 && <li>{text.noChange}</li>}
        {lines.slice(0, HEADLINES).map(({ key, isLoss, words }) => (
          <li key={key} className={isLoss ? 'check-loss' : 'check-gain'}>
            {words}
          </li>
        ))}
        {impact.overtakes.map(({ version, effectiveOn }) => (
          <li key={version} className="check-loss">
            {text.overtakes(version, effectiveOn)}
          </li>
        ))}
      </ul>
      <BookingsOutside bookings={impact.bookings} />
      {impact.losingTotal > 0 && <Losing impact={impact} />}
      <h3>{text.byDay}</h3>
      <DaysTable impact={impact} />
      <p className="quiet">{text.counted(impact.people)}</p>
    </div>
  );
}

function DaysTable({ impact }: { readonly impact: ProfileImpact }) {
  return (
    <table className="profile-table check-days">
      <thead>
        <tr>
          <th scope="col">{text.day}</th>
          <th scope="col">{text.before}</th>
          <th scope="col">{text.after}</th>
          <th scope="col">{text.more}</th>
          <th scope="col">{text.fewer}</th>
          <th scope="col">{text.byPhase}</th>
        </tr>
      </thead>
      <tbody>
        {impact.days.map((day) => (
          <tr key={day.date} data-testid="impact-day" data-date={day.date}>
            <td className="number">{day.date}</td>
            <td className="number">{day.openBefore}</td>
            <td className="number">{day.openAfter}</td>
            <td className="number">{day.gained > 0 ? `＋${day.gained}` : ''}</td>
            <td className="number">{day.lost > 0 ? `－${day.lost}` : ''}</td>
            <td>
              {day.phases.map((phase) => (
                <span key={phase.id} className="check-phase">
                  {text.phaseCount(phase.name, phase.before, phase.after)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Losing({ impact: { losing, losingTotal } }: { readonly impact: ProfileImpact }) {
  return (
    <details className="check-losing">
      <summary>{text.losing(losing.length, losingTotal)}</summary>
      <table className="profile-table">
        <thead>
          <tr>
            <th scope="col">{text.person}</th>
            <th scope="col">{text.community}</th>
            <th scope="col">{text.day}</th>
            <th scope="col">{text.why}</th>
          </tr>
        </thead>
        <tbody>
          {losing.map((person) => (
            <tr key={person.id}>
              <td>{person.name}</td>
              <td>{person.community}</td>
              <td className="number">{person.date}</td>
              <td>{person.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
