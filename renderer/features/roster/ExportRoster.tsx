import { Alert, Button, Checkbox, Flex, Progress } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import { rosterFields, type RosterField } from '#shared/domain/roster-row.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useMadeFile } from '#renderer/lib/use-made-file.ts';

const text = rosterScreenText.export;
const optional = rosterFields.filter((field) => field !== 'name' && field !== 'idNumber');
const LOG_LINES = 5;

type Wish = { readonly format: 'xlsx' | 'csv'; readonly fields: string[]; readonly clerk: string };

/** The whole roster as a file: which columns, a word on what it holds, and who took it out before. */
export function ExportRoster({ clerk }: { readonly clerk: string }) {
  const [fields, setFields] = useState<RosterField[]>([...optional]);
  const { roster } = useStation();
  const { run, busy, written, percent, cancel } = useMadeFile<Wish>({
    make: (input) => roster.export(input),
    progress: (input) => roster.exportProgress(input),
    cancel: (input) => roster.cancelExport(input),
    piece: (input) => roster.fileChunk(input),
    saved: (file) => text.done(file.rows),
    cancelled: text.cancelled,
  });
  const button = (format: 'xlsx' | 'csv') => (
    <Button
      size="large"
      disabled={busy || clerk === ''}
      data-testid={`export-${format}`}
      onClick={() => run({ format, fields: ['name', 'idNumber', ...fields], clerk })}
    >
      {text[format]}
    </Button>
  );
  return (
    <section className="roster-export" data-testid="roster-export">
      <h2>{text.title}</h2>
      <Alert type="warning" showIcon title={text.warning} />
      <div>{text.columns}</div>
      <Checkbox.Group<RosterField>
        value={fields}
        options={optional.map((field) => ({ value: field, label: rosterFieldText[field] }))}
        onChange={setFields}
      />
      <Flex gap="middle" align="center" wrap>
        {button('xlsx')}
        {button('csv')}
        <span role="status" data-testid="export-status">
          {busy && percent === null && (written === null ? text.making : text.rows(written.done, written.total))}
          {percent !== null && text.fetching(percent)}
          {clerk === '' && text.needClerk}
        </span>
        {busy && (
          <Button data-testid="export-cancel" onClick={cancel}>
            {text.cancel}
          </Button>
        )}
      </Flex>
      {written !== null && written.total > 0 && (
        <Progress
          percent={Math.floor((written.done / written.total) * 100)}
          status="active"
          className="roster-progress"
        />
      )}
      <span className="quiet">{text.csvHint}</span>
      <ExportLog />
    </section>
  );
}

function ExportLog() {
  const log = useQuery(useStationQueries().roster.exports.queryOptions());
  const lines = log.data?.slice(0, LOG_LINES) ?? [];
  return (
    <div className="roster-export-log" data-testid="export-log">
      <strong>{text.log}</strong>
      {lines.length === 0 && <span className="quiet">{text.logNone}</span>}
      {lines.map((line) => (
        <span key={line.id}>{text.logLine(dateTimeText(line.atMs), line.clerk, line.people, line.format)}</span>
      ))}
    </div>
  );
}
