import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import type { ImportBatchId } from '#shared/contract/base.ts';
import { doubledFields, type ColumnMeaning } from '#shared/domain/roster-mapping.ts';
import { isRosterField, type RosterField } from '#shared/domain/roster-row.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { MeaningsTable } from './MeaningsTable.tsx';
import { usePreview } from './use-roster.ts';
import type { Upload, Uploading } from './use-upload.ts';
import './roster.css';

const text = rosterScreenText.mapping;
const required: readonly RosterField[] = ['name', 'idNumber'];

type Props = {
  readonly chosen: Extract<Upload, { readonly step: 'chosen' }>;
  readonly drop: Uploading['drop'];
  readonly onPreview: (id: ImportBatchId) => void;
};

/** What each column of the file is: proposed, and changed where it is wrong. */
export function MapColumns({ chosen, drop, onPreview }: Props) {
  const { inspection, fileName, uploadId } = chosen;
  const proposed = inspection.columns.map(({ field }): ColumnMeaning => (isRosterField(field) ? field : ''));
  const [fields, setFields] = useState(proposed);
  const [name, setName] = useState(inspection.recognised ?? '');
  const preview = usePreview((id) => {
    onPreview(id);
    drop();
  });
  const missing = required.filter((field) => !fields.includes(field));
  const doubled = doubledFields(fields);
  const isChanged = fields.some((field, index) => field !== proposed[index]);
  const begin = (): void => {
    const plain = fileName.replace(/\.[^.]*$/u, '');
    const mappingName = name.trim() !== '' ? name.trim() : isChanged ? Array.from(plain).slice(0, 20).join('') : '';
    void preview.run({ uploadId, fileName, fields, mappingName });
  };
  return (
    <section className="roster-mapping" data-testid="import-mapping">
      <header className="roster-batch-header">
        <h2>{text.title(fileName)}</h2>
        <span className="quiet">{text.sheet(inspection.sheet, inspection.headingRow)}</span>
      </header>
      <Notice recognised={isChanged ? null : inspection.recognised} missing={missing} doubled={doubled} />
      <MeaningsTable
        columns={inspection.columns}
        fields={fields}
        onField={(at, field) => setFields(fields.map((each, index) => (index === at ? field : each)))}
      />
      <Flex gap="middle" align="center" wrap>
        <Button
          type="primary"
          size="large"
          disabled={missing.length > 0 || doubled.length > 0 || preview.pending}
          loading={preview.pending}
          data-testid="import-start"
          onClick={begin}
        >
          {text.start}
        </Button>
        <Button size="large" data-testid="import-other" onClick={() => drop()}>
          {text.other}
        </Button>
        <label className="roster-mapping-name">
          <span>{text.name}</span>
          <Input
            value={name}
            maxLength={20}
            placeholder={text.nameHint}
            data-testid="import-mapping-name"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      </Flex>
    </section>
  );
}

type NoticeProps = {
  readonly recognised: string | null;
  readonly missing: readonly RosterField[];
  readonly doubled: readonly RosterField[];
};

function Notice({ recognised, missing, doubled }: NoticeProps) {
  const namesOf = (fields: readonly RosterField[]) =>
    fields.map((field) => rosterFieldText[field]).join(rosterScreenText.batch.listMark);
  if (missing.length > 0) {
    return <Alert type="warning" showIcon data-testid="import-missing" title={text.missing(namesOf(missing))} />;
  }
  if (doubled.length > 0) return <Alert type="warning" showIcon title={text.doubled(namesOf(doubled))} />;
  if (recognised !== null) {
    return <Alert type="success" showIcon data-testid="import-recognised" title={text.recognised(recognised)} />;
  }
  return <Alert type="info" showIcon title={text.explain} />;
}
