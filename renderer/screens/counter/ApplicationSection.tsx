import { useEffect, useState } from 'react';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { ApplicantPanel, type ReadCard } from '#renderer/features/applications/ApplicantPanel.tsx';
import { ConsentPanel, isAnswered } from '#renderer/features/applications/ConsentPanel.tsx';
import { ConsentNotice } from '#renderer/features/applications/ConsentNotice.tsx';
import { IdentityPanel } from '#renderer/features/applications/IdentityPanel.tsx';
import { RuleCheck } from '#renderer/features/applications/RuleCheck.tsx';
import type { Application } from '#renderer/features/applications/use-application.ts';
import '#renderer/features/applications/applications.css';
import { useCardReader } from '#renderer/features/arrival/use-card-reader.ts';
import type { FieldSaver } from '#renderer/features/cases/field-saver.ts';
import { SignatureDialog } from '#renderer/features/signature/SignatureDialog.tsx';
import type { OpenCase } from '#renderer/features/cases/open-case.ts';

/** As long as a read is kept by the station. */
const OFFERED_MS = 120_000;

type Props = {
  readonly document: OpenCase;
  readonly saver: FieldSaver;
  readonly application: Application;
  readonly clerk: string;
};

/** Who applies, under which identities, whether a rule stands against it, and what is agreed to. */
export function ApplicationSection({ document, saver, application, clerk }: Props) {
  const { view } = application;
  const card = useCardLaidDown();
  const accepted = document.state === 'accepted';
  return (
    <section id="section-application">
      <h3 className="section-title">{casesText.section.application}</h3>
      {view !== null && (
        <>
          <ApplicantPanel view={view} actions={application.applicant} card={card} disabled={accepted} />
          <IdentityPanel
            view={view}
            actions={application.identities}
            personClass={document.fields['personClass']?.value ?? ''}
            disabled={accepted}
            onPersonClass={async (code) => {
              saver.edit('personClass', code);
              await saver.settled();
            }}
          />
          <RuleCheck
            rules={view.rules}
            actions={application.rules}
            printed={view.printed.includes('refusal-notice')}
            disabled={accepted}
          />
          <ConsentPanel
            view={view}
            actions={application.consent}
            clerk={clerk}
            accepted={accepted}
            signature={
              <SignatureDialog
                signature={view.consentSignature}
                disabled={accepted || !isAnswered(view.consents)}
                saving={application.consent.signing}
                words={applicationsText.consent.sign}
                testId="consent-signature"
                above={<ConsentNotice notice={view.notice} consents={view.consents} />}
                onSign={application.consent.sign}
              />
            }
          />
        </>
      )}
    </section>
  );
}

/** The card of whoever stands at the counter now, for two minutes. */
function useCardLaidDown(): ReadCard | null {
  const [card, setCard] = useState<ReadCard | null>(null);
  useCardReader((cardReadId, { maskedName }) => setCard({ cardReadId, maskedName }));
  useEffect(() => {
    if (card === null) return undefined;
    const timer = setTimeout(() => setCard(null), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [card]);
  return card;
}
