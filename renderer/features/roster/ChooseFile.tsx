import { Alert, Button, Progress, Spin } from 'antd';
import { useState, type ChangeEvent, type DragEvent } from 'react';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFields, type RosterField } from '#shared/domain/roster-row.ts';
import type { Uploading } from './use-upload.ts';
import './roster.css';

const text = rosterScreenText.choose;
const required: readonly RosterField[] = ['name', 'idNumber'];

/** Where a file is dropped or chosen, and what it should look like. */
export function ChooseFile({ uploading }: { readonly uploading: Uploading }) {
  const { upload, choose } = uploading;
  return (
    <section className="roster-choose">
      {upload.step === 'none' && upload.problem !== null && (
        <Alert
          type="warning"
          showIcon
          data-testid="import-problem"
          title={rosterScreenText.problem.title}
          description={upload.problem}
        />
      )}
      {upload.step === 'none' ? <DropZone onFile={choose} /> : <OnItsWay uploading={uploading} />}
      <Headings />
    </section>
  );
}

function OnItsWay({ uploading: { upload, drop } }: { readonly uploading: Uploading }) {
  const words = rosterScreenText.sending;
  if (upload.step === 'none' || upload.step === 'chosen') return null;
  return (
    <div className="roster-drop roster-reading" role="status" data-testid="import-sending">
      {upload.step === 'sending' ? (
        <>
          <strong>{words.title(upload.fileName)}</strong>
          <Progress percent={upload.percent} className="roster-progress" />
          {upload.waiting && <span>{words.waiting}</span>}
        </>
      ) : (
        <>
          <Spin />
          <strong>{words.looking(upload.fileName)}</strong>
          <span>{words.lookingLong}</span>
        </>
      )}
      <Button data-testid="import-drop" onClick={() => drop()}>
        {words.cancel}
      </Button>
    </div>
  );
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const change = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.target.files);
    // The same file, mended, may be chosen again.
    event.target.value = '';
  };
  return (
    <label
      className={over ? 'roster-drop roster-drop-over' : 'roster-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        className="visually-hidden"
        accept=".xlsx,.csv,.xls"
        data-testid="import-file"
        onChange={change}
      />
      <strong>{text.drop}</strong>
      <span>{text.formats}</span>
      <span>{text.safe}</span>
    </label>
  );
}

function Headings() {
  return (
    <div className="roster-headings">
      <h2>{text.headingsTitle}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columnName}</th>
            <th scope="col">{text.need}</th>
            <th scope="col">{text.alsoCalled}</th>
          </tr>
        </thead>
        <tbody>
          {rosterFields.map((field) => {
            const [heading, others] = rosterScreenText.headings[field];
            const must = required.includes(field);
            return (
              <tr key={field}>
                <th scope="row">{heading}</th>
                <td>{must ? <strong>{text.required}</strong> : text.optional}</td>
                <td>{others}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
