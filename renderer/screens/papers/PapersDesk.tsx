import { Alert, Tabs } from 'antd';
import { useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import { papersText as text } from '#shared/i18n/zh-CN/papers-screen.ts';
import { BatchExport } from '#renderer/features/case-files/BatchExport.tsx';
import { BlankForms } from '#renderer/features/case-files/BlankForms.tsx';
import { CasePapers } from '#renderer/features/case-files/CasePapers.tsx';
import { RekeyList } from '#renderer/features/rekeying/RekeyList.tsx';
import { RekeyPanel } from '#renderer/features/rekeying/RekeyPanel.tsx';
import './papers.css';

/** Forms on paper, exports, and typing cases into the ministry's system; the same for counter and manager. */
export function PapersDesk({ clerk }: { readonly clerk: string }) {
  const [caseId, setCaseId] = useState<CaseId | null>(null);
  const [chosen, setChosen] = useState<readonly CaseId[]>([]);
  if (caseId !== null && clerk !== '') {
    return (
      <>
        <RekeyPanel key={caseId} caseId={caseId} clerk={clerk} onBack={() => setCaseId(null)} />
        <div className="papers-of-case">
          <CasePapers caseIds={[caseId]} clerk={clerk} />
        </div>
      </>
    );
  }
  const rekeying = (
    <>
      <RekeyList clerk={clerk} chosen={chosen} onChoose={setChosen} onOpen={setCaseId} />
      {chosen.length > 0 && (
        <div className="papers-of-case">
          <CasePapers caseIds={chosen} clerk={clerk} />
        </div>
      )}
    </>
  );
  return (
    <div className="papers" data-testid="papers-desk">
      {clerk === '' && <Alert type="info" showIcon title={text.needClerk} />}
      <Tabs
        items={[
          { key: 'rekey', label: text.tabs.rekey, children: rekeying },
          { key: 'export', label: text.tabs.export, children: <BatchExport clerk={clerk} /> },
          { key: 'blank', label: text.tabs.blank, children: <BlankForms /> },
        ]}
      />
    </div>
  );
}
