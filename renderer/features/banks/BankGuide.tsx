import type { StationDescription } from '#shared/contract/station.ts';
import { bankDesksText as text } from '#shared/i18n/zh-CN/bank-desks.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';

type Desk = StationDescription['bankDesks'][number];

/** While the applicant chooses: where each bank sits today and how its card is activated. Silent where nothing was agreed. */
export function BankGuide({ chosen }: { readonly chosen: string }) {
  const desks = useDescription().bankDesks.filter(isWorthSaying);
  if (desks.length === 0) return null;
  return (
    <section className="bank-guide" data-testid="bank-guide">
      <strong>{text.title}</strong>
      {desks.map((desk) => (
        <div key={desk.name} className={desk.name === chosen ? 'bank-desk bank-desk-chosen' : 'bank-desk'}>
          <strong>{desk.name}</strong>
          <DeskWords desk={desk} />
        </div>
      ))}
    </section>
  );
}

type NextProps = {
  readonly bank: string;
  /** Sentences that the station wants said besides. */
  readonly alsoSay: readonly string[];
};

/** When the receipt is handed over: where to go for the chosen bank, how its card is activated, what is still to be asked. */
export function BankNextStep({ bank, alsoSay }: NextProps) {
  const desk = useDescription().bankDesks.find((each) => each.name === bank && isWorthSaying(each));
  if (desk === undefined && alsoSay.length === 0) return null;
  return (
    <section className="bank-guide" data-testid="bank-next">
      <strong>{text.nextTitle}</strong>
      {desk !== undefined && (
        <div className="bank-desk">
          <strong>{desk.name}</strong>
          <DeskWords desk={desk} />
        </div>
      )}
      {alsoSay.map((sentence) => (
        <p key={sentence} className="bank-say">
          {text.ask}：{sentence}
        </p>
      ))}
    </section>
  );
}

function isWorthSaying({ desk, activation }: Desk): boolean {
  return desk !== '' || activation !== '';
}

function DeskWords({ desk: { desk, weekdays, isHere, activation } }: { readonly desk: Desk }) {
  const place = desk === '' ? text.noDesk : isHere ? text.here(desk) : text.onDays(desk, weekdays);
  return (
    <>
      <span className={isHere ? undefined : 'quiet'}>{place}</span>
      {activation !== '' && (
        <span>
          {text.activation}：{activation}
        </span>
      )}
    </>
  );
}
