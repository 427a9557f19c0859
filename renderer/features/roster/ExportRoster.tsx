import { Alert, Button, Checkbox, Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import { rosterFields, type RosterField } from '#shared/domain/roster-row.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { fetchFile } from './file-bytes.ts';

const text = rosterScreenText.export;
const optional = rosterFields.filter((field) => field !== 'name' && field !== 'idNumber');
const LOG_LINES = 5;

/** The whole roster as a file: which columns, a word on what it holds, and who took it out before. */
export function ExportRoster({ clerk }: { readonly clerk: string }) {
  const station = useStation();
  const feedback = useFeedback();
  const [fields, setFields] = useState<RosterField[]>([...optional]);
  const [percent, setPercent] = useState<number | null>(null);
  const make = useWrite(station.roster.export, {
    onSuccess: (file) => {
      setPercent(0);
      fetchFile(station, file, setPercent)
        .then(() => feedback.done(text.done(file.rows)))
        .catch((error: unknown) => feedback.refused(error))
        .finally(() => setPercent(null));
    },
  });
  const busy = make.pending || percent !== null;
  const button = (format: 'xlsx' | 'csv') => (
    <Button
      size="large"
      disabled={busy || clerk === ''}
      data-testid={`export-${format}`}
      onClick={() => void make.run({ format, fields: ['name', 'idNumber', ...fields], clerk })}
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
        <span role="status">
          {make.pending && text.making}
          {percent !== null && text.fetching(percent)}
          {clerk === '' && text.needClerk}
        </span>
      </Flex>
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
