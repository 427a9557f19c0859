import { Button, Flex } from 'antd';
import type { CaseId } from '#shared/contract/base.ts';
import { formPaperKind } from '#shared/contract/case-files.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { papersText as text } from '#shared/i18n/zh-CN/papers-screen.ts';
import { ExportState } from './ExportState.tsx';
import { useCaseExport } from './use-case-export.ts';

type Props = { readonly caseIds: readonly CaseId[]; readonly clerk: string };

/** The papers of one case or of several, filled, and their fields as a workbook. */
export function CasePapers({ caseIds, clerk }: Props) {
  const files = useCaseExport();
  const selection = { kind: 'chosen' as const, caseIds: [...caseIds] };
  return (
    <Flex vertical gap="small" data-testid="case-papers">
      <strong>{text.one.title(caseIds.length)}</strong>
      <Flex gap="small" wrap>
        {formPaperKind.options.map((paper) => (
          <Button
            key={paper}
            disabled={files.busy || clerk === ''}
            data-testid={`case-paper-${paper}`}
            onClick={() => files.run({ selection, format: 'pdf', papers: [paper], clerk })}
          >
            {caseFileText.paperName[paper]}
          </Button>
        ))}
        <Button
          disabled={files.busy || clerk === ''}
          data-testid="case-paper-excel"
          onClick={() => files.run({ selection, format: 'xlsx', papers: [], clerk })}
        >
          {text.one.excel}
        </Button>
      </Flex>
      <ExportState {...files} />
      <span className="quiet">{text.one.warning}</span>
    </Flex>
  );
}
