import { Alert, Button, Checkbox, Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import { formPaperKind, type CaseExport, type FormPaperKind } from '#shared/contract/case-files.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { papersText } from '#shared/i18n/zh-CN/papers-screen.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ExportState } from './ExportState.tsx';
import { useCaseExport } from './use-case-export.ts';

const text = papersText.batch;
const LOG_LINES = 6;

/** Every case accepted in some days as one file, and who took such files before. */
export function BatchExport({ clerk }: { readonly clerk: string }) {
  const { today } = useDescription();
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const [papers, setPapers] = useState<FormPaperKind[]>(['file-form', 'application-form']);
  const files = useCaseExport();
  const count = useQuery(useStationQueries().caseFiles.count.queryOptions({ input: { from, until } })).data;
  const can = clerk !== '' && !files.busy && (count?.cases ?? 0) > 0;
  const run = (format: 'pdf' | 'xlsx'): void =>
    files.run({ selection: { kind: 'accepted', from, until }, format, papers, clerk });
  return (
    <Flex vertical gap="middle" className="papers-part" data-testid="batch-export">
      <Alert type="warning" showIcon title={text.warning} />
      <Flex gap="small" align="center">
        <span>{text.days}</span>
        <DateField date={from} label={text.days} testId="export-from" onDate={(date) => setFrom(date ?? today)} />
        <span>{text.until}</span>
        <DateField date={until} label={text.until} testId="export-until" onDate={(date) => setUntil(date ?? today)} />
        <strong data-testid="export-count">
          {count !== undefined && (count.cases === 0 ? text.none : text.count(count.cases))}
        </strong>
      </Flex>
      <Flex gap="middle" align="center">
        <span>{text.papers}</span>
        <Checkbox.Group<FormPaperKind>
          value={papers}
          options={formPaperKind.options.map((each) => ({ value: each, label: caseFileText.paperName[each] }))}
          onChange={setPapers}
        />
      </Flex>
      <Flex gap="middle" align="center" wrap>
        <Button size="large" type="primary" disabled={!can} data-testid="export-batch-xlsx" onClick={() => run('xlsx')}>
          {text.excel}
        </Button>
        <Button
          size="large"
          disabled={!can || papers.length === 0}
          data-testid="export-batch-pdf"
          onClick={() => run('pdf')}
        >
          {text.pdf}
        </Button>
        <ExportState {...files} />
      </Flex>
      <ExportLog />
    </Flex>
  );
}

function ExportLog() {
  const lines = useQuery(useStationQueries().caseFiles.exports.queryOptions()).data?.slice(0, LOG_LINES) ?? [];
  return (
    <div className="papers-log" data-testid="case-export-log">
      <strong>{text.log}</strong>
      {lines.length === 0 && <span className="quiet">{text.logNone}</span>}
      {lines.map((line) => (
        <span key={line.id}>{text.logLine(dateTimeText(line.atMs), line.clerk, line.cases, whatOf(line))}</span>
      ))}
    </div>
  );
}

function whatOf({ format, papers }: CaseExport): string {
  return format === 'xlsx' ? text.excelName : papers.map((paper) => caseFileText.paperName[paper]).join('、');
}
