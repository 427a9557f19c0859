import { useMemo } from 'react';
import { MaterialsList } from '#renderer/features/cases/MaterialsList.tsx';
import { DocumentDesk } from '#renderer/features/documents/DocumentDesk.tsx';
import { DocumentStrip } from '#renderer/features/documents/DocumentStrip.tsx';
import { OtherDocuments } from '#renderer/features/documents/OtherDocuments.tsx';
import type { OpenCase } from '#renderer/features/cases/open-case.ts';

type Props = { readonly document: OpenCase; readonly clerk: string; readonly reading: boolean };

/** The papers that were brought, each with its scanned pages. */
export function CaseMaterials({ document, clerk, reading }: Props) {
  const { materials } = document.form;
  const names = useMemo(() => new Map(materials.map(({ code, name }) => [code, name])), [materials]);
  return (
    <DocumentDesk caseId={document.id} clerk={clerk} names={names} reading={reading}>
      <MaterialsList
        document={document}
        clerk={clerk}
        renderBelow={({ code, name, receive }) => (
          <DocumentStrip material={code} name={name} onReceived={receive ?? undefined} />
        )}
      />
      <OtherDocuments />
    </DocumentDesk>
  );
}
