import { Button, Checkbox, Flex, Spin, Tag } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { ApplicationView } from '#shared/contract/applications.ts';
import type { CaseId } from '#shared/contract/base.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { BankGuide, BankNextStep } from '#renderer/features/banks/BankGuide.tsx';
import { DuplicateBar } from '#renderer/features/applications/DuplicateBar.tsx';
import { ToldPanel } from '#renderer/features/applications/ToldPanel.tsx';
import { useApplication } from '#renderer/features/applications/use-application.ts';
import { CasePapers } from '#renderer/features/case-files/CasePapers.tsx';
import { AcceptButton } from '#renderer/features/cases/AcceptButton.tsx';
import { CaseFields } from '#renderer/features/cases/CaseFields.tsx';
import { CaseStepsNav } from '#renderer/features/cases/CaseStepsNav.tsx';
import { ConflictBar } from '#renderer/features/cases/ConflictBar.tsx';
import { EntrySheet } from '#renderer/features/cases/entry/EntrySheet.tsx';
import { caseSteps, jumpTo } from '#renderer/features/cases/case-steps.ts';
import { useCaseSaver } from '#renderer/features/cases/CaseSavers.tsx';
import { MissingList } from '#renderer/features/cases/MissingList.tsx';
import { SaveMark } from '#renderer/features/cases/SaveMark.tsx';
import { useExpanded } from '#renderer/features/cases/use-expanded.ts';
import { useCase } from '#renderer/features/cases/use-case.ts';
import { CaseVouchers } from '#renderer/features/prints/case-papers/CaseVouchers.tsx';
import { ReceiptState } from '#renderer/features/prints/ReceiptState.tsx';
import { PhotoCapture } from '#renderer/features/photo/PhotoCapture.tsx';
import { SignatureDialog } from '#renderer/features/signature/SignatureDialog.tsx';
import { CopyReasonDialog } from '#renderer/ui/CopyReasonDialog.tsx';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { ApplicationSection } from './ApplicationSection.tsx';
import { CaseMaterials } from './CaseMaterials.tsx';
import { partingQuestions } from './courtesy-step.ts';
import { useHotkeys } from './use-hotkeys.ts';
import './case.css';
import type { OpenCase } from '#renderer/features/cases/open-case.ts';

type Props = {
  readonly caseId: CaseId;
  readonly clerk: string;
  readonly onBack: () => void;
  /** Where the clerk is, for the courteous wording shown in the header. */
  readonly onStep?: (step: string) => void;
  /** What follows an acceptance: ending the service and calling the next person. Not given where a case is only read. */
  readonly afterwards?: ReactNode;
};

/** The case form: steps left, fields in the middle, what is missing and 受理 right. */
export function CaseWorkspace({ caseId, clerk, onBack, onStep, afterwards }: Props) {
  const { document, ...actions } = useCase(caseId, clerk);
  const application = useApplication(caseId, clerk);
  const { saver, view } = useCaseSaver(caseId);
  const [step, setStep] = useState('');
  const { expanded, expand } = useExpanded(document);
  const [entering, setEntering] = useState(false);
  useHotkeys({ 'Ctrl+b': () => setEntering((before) => !before && document?.state === 'draft') });
  useFirstFocus(document);
  if (document === null) return <Spin description={casesText.loading} className="case-loading" />;
  const accepted = document.state === 'accepted';
  const reading = afterwards === undefined;
  const printed = application.view?.printed ?? [];
  const enter = (key: string): void => {
    // Whoever is inside an optional section keeps it open, wherever the cursor goes next.
    if (document.form.sections.some((section) => section.key === key && section.folded)) expand(key);
    setStep(key);
    onStep?.(key);
  };
  const fields = {
    document,
    saver,
    view,
    expanded,
    onExpand: expand,
    onSection: enter,
    onClearUp: (field: string) => actions.mark(field, false),
  };
  return (
    <div className="case-page" data-testid="case-page">
      <CaseHead
        document={document}
        above={application.view?.rules.outcome === 'province'}
        entering={entering}
        reading={reading}
        onBack={onBack}
        onEntering={() => setEntering(!entering)}
      >
        <SaveMark saver={saver} view={view} />
      </CaseHead>
      <div className="case-body">
        <CaseStepsNav steps={caseSteps(document)} current={step} onStep={enter} />
        <div className="case-fields">
          <DuplicateBar pairs={application.view?.duplicates ?? []} clerk={clerk} />
          <ConflictBar document={document} pending={actions.decide.pending} onTake={actions.decide.run} />
          {entering ? (
            <EntrySheet document={document} saver={saver} view={view} onUnclear={actions.mark} onSection={enter} />
          ) : (
            <CaseFields {...fields} part="needed" />
          )}
          <div onFocus={() => enter('materials')}>
            <CaseMaterials document={document} clerk={clerk} reading={reading} />
          </div>
          <section id="section-photo" onFocus={() => enter('photo')}>
            <h3 className="section-title">{casesText.section.photo}</h3>
            <div id="at-photo">
              <PhotoCapture
                photo={document.photo}
                report={document.photoReport}
                disabled={accepted}
                saving={actions.setPhoto.pending}
                onPhoto={actions.setPhoto.run}
              />
            </div>
          </section>
          <div onFocus={() => enter('application')}>
            <ApplicationSection document={document} saver={saver} application={application} clerk={clerk} />
          </div>
          <DeclarationSection document={document} actions={actions} onFocus={() => enter('signature')} />
          {!entering && <CaseFields {...fields} part="optional" />}
        </div>
        <aside className="case-side">
          {accepted ? (
            <Accepted document={document} clerk={clerk} printed={printed} afterwards={afterwards} />
          ) : (
            <>
              {step === 'bank' && <BankGuide chosen={document.fields['bank']?.value ?? ''} />}
              <MissingList document={document} />
              <AcceptButton
                saver={saver}
                complete={document.missing.length === 0}
                accept={actions.accept}
                above={application.view?.rules.outcome === 'province'}
              />
              <ToldPanel
                told={application.view?.told ?? []}
                printed={printed.includes('deficiency-notice')}
                actions={application.told}
              />
              <CaseVouchers caseId={caseId} state="draft" clerk={clerk} printed={printed} shown={null} />
            </>
          )}
        </aside>
      </div>
      {application.copy !== null && (
        <CopyReasonDialog
          title={printsText.more.same(printsText.kind[application.copy.kind])}
          busy={application.copy.busy}
          onConfirm={application.copy.confirm}
          onCancel={application.copy.drop}
        />
      )}
    </div>
  );
}

type DeclarationProps = {
  readonly document: OpenCase;
  readonly actions: Pick<ReturnType<typeof useCase>, 'declare' | 'setSignature'>;
  readonly onFocus: () => void;
};

function DeclarationSection({ document, actions, onFocus }: DeclarationProps) {
  const accepted = document.state === 'accepted';
  return (
    <section id="section-signature" onFocus={onFocus}>
      <h3 className="section-title">{casesText.section.signature}</h3>
      <p className="declaration">{document.form.declaration}</p>
      <div id="at-declaration">
        <Checkbox
          checked={document.declared}
          disabled={accepted || actions.declare.pending}
          data-testid="declaration"
          onChange={(event) => actions.declare.run(event.target.checked)}
        >
          {casesText.declaration}
        </Checkbox>
      </div>
      <div id="at-signature">
        <SignatureDialog
          signature={document.signature}
          disabled={accepted}
          saving={actions.setSignature.pending}
          onSign={actions.setSignature.run}
        />
      </div>
    </section>
  );
}

type HeadProps = {
  readonly document: OpenCase;
  /** The province decides about this one. */
  readonly above: boolean;
  readonly entering: boolean;
  /** Looked up by somebody who is serving another person, or answering the telephone. */
  readonly reading: boolean;
  readonly onBack: () => void;
  readonly onEntering: () => void;
  readonly children: ReactNode;
};

function CaseHead({ document, above, entering, reading, onBack, onEntering, children }: HeadProps) {
  const { takenOver, ticketNumber } = document;
  return (
    <Flex className="case-head" align="center" gap="middle">
      <Button onClick={onBack} data-testid="case-back">
        {reading ? casesText.backToSearch : casesText.back}
      </Button>
      <strong className="case-name">{document.personName}</strong>
      {above && (
        <Tag color="warning" data-testid="province-flag">
          {applicationsText.rules.province}
        </Tag>
      )}
      <span className="quiet">{document.className}</span>
      <span className="quiet">{ticketNumber === null ? casesText.noTicket : casesText.ticket(ticketNumber)}</span>
      {takenOver !== null && (
        <span className="quiet" data-testid="taken-over">
          {casesText.takenOver(takenOver.from, takenOver.to, dateTimeText(takenOver.atMs))}
        </span>
      )}
      <span className="case-head-end">
        {document.state === 'draft' && (
          <Button type="text" aria-keyshortcuts="Control+B" data-testid="entry-mode" onClick={onEntering}>
            {entering ? casesText.entry.leave : casesText.entry.start} <kbd>{casesText.entry.key}</kbd>
          </Button>
        )}
        {reading ? <strong data-testid="case-reading">{casesText.reading}</strong> : children}
      </span>
    </Flex>
  );
}

type AcceptedProps = {
  readonly document: OpenCase;
  readonly clerk: string;
  readonly printed: ApplicationView['printed'];
  readonly afterwards: ReactNode;
};

function Accepted({ document, clerk, printed, afterwards }: AcceptedProps) {
  const { courtesy } = useDescription();
  return (
    <Flex vertical gap="middle" data-testid="accepted">
      <strong className="accepted-title">{casesText.accept.done}</strong>
      <div>
        <div className="quiet">{casesText.accept.number}</div>
        <div className="case-number" data-testid="case-number">
          {document.caseNumber}
        </div>
      </div>
      {document.printJobId !== null && <ReceiptState printJobId={document.printJobId} clerk={clerk} />}
      {afterwards}
      <CaseVouchers caseId={document.id} state="accepted" clerk={clerk} printed={printed} shown={document.printJobId} />
      <CasePapers caseIds={[document.id]} clerk={clerk} />
      <BankNextStep bank={document.fields['bank']?.value ?? ''} alsoSay={partingQuestions(courtesy)} />
    </Flex>
  );
}

/** Once per opening: the cursor goes where the last clerk left off, else to the first thing missing. */
function useFirstFocus(document: OpenCase | null): void {
  const placed = useRef(false);
  useEffect(() => {
    if (document === null || placed.current) return;
    placed.current = true;
    const disputed = document.conflicts[0];
    const target = disputed ? `conflict:${disputed.field}` : (document.focusField ?? document.missing[0]);
    if (document.state === 'draft' && target !== undefined) jumpTo(target);
  }, [document]);
}
