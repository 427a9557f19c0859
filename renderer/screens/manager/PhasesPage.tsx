import { Tag } from 'antd';
import { daysBetween } from '#shared/civil-date.ts';
import type { StationDescription } from '#shared/contract/station.ts';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';

const text = managerText.phases;

type Phase = StationDescription['phases'][number];

/** The rules in force, to read: which phase is open today, for whom, by which channels. */
export function PhasesPage() {
  const station = useDescription();
  const { phases, today } = station;
  const nextId = phases.find((phase) => phase.opensOn > today)?.id ?? null;
  return (
    <div className="phases">
      <p className="quiet">{text.explanation}</p>
      <p className="phases-today" data-testid="phases-today">
        {text.today(today)}
      </p>
      {phases.length === 0 && <p>{text.none}</p>}
      <ol className="phase-list">
        {phases.map((phase) => (
          <PhaseCard key={phase.id} phase={phase} station={station} next={phase.id === nextId} />
        ))}
      </ol>
      <PolicyFacts station={station} />
    </div>
  );
}

type CardProps = { readonly phase: Phase; readonly station: StationDescription; readonly next: boolean };

function PhaseCard({ phase, station, next }: CardProps) {
  const { today, channels } = station;
  const isOpen = phase.opensOn <= today;
  const state = isOpen ? 'open' : next ? 'next' : 'later';
  const nameOf = (code: string): string => channels.find((channel) => channel.code === code)?.name ?? code;
  return (
    <li className={`phase phase-${state}`} data-testid="phase" data-state={state}>
      <header>
        <strong>{phase.name}</strong>
        <Tag color={isOpen ? 'success' : next ? 'warning' : 'default'}>{text.state[state]}</Tag>
      </header>
      <div className="phase-date">
        {text.opensOn(phase.opensOn)}
        {!isOpen && <span className="quiet"> {text.daysLeft(daysBetween(today, phase.opensOn))}</span>}
      </div>
      <dl>
        <dt>{text.who}</dt>
        <dd>{phase.ruleText}</dd>
        <dt>{text.channels}</dt>
        <dd>{phase.channels.map(nameOf).join(text.listMark)}</dd>
      </dl>
    </li>
  );
}

function PolicyFacts({ station }: { readonly station: StationDescription }) {
  return (
    <div className="policy">
      <section>
        <h2>{text.classes}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.code}</th>
              <th scope="col">{text.className}</th>
              <th scope="col">{text.cardKind}</th>
            </tr>
          </thead>
          <tbody>
            {station.personClasses.map((each) => (
              <tr key={each.code}>
                <td>{each.code}</td>
                <td>{each.name}</td>
                <td>{text.cardKinds[each.cardKind]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{text.banks}</h2>
        <p>{station.banks.join(text.listMark)}</p>
        <h2>{text.opening}</h2>
        <p>{station.openingText}</p>
        <h2>{text.hotline}</h2>
        <p>{station.hotline}</p>
      </section>
    </div>
  );
}
