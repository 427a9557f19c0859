import { Button, Checkbox, Input, Tag } from 'antd';
import { useState } from 'react';
import { hasOwnList, isHideable, type FormChanges } from '#shared/domain/form-changes.ts';
import type { CaseFormTemplate, FieldTemplate } from '#shared/domain/form-template.ts';
import { formsText } from '#shared/i18n/zh-CN/forms.ts';
import { changeField } from './change-field.ts';
import { ListDialog } from './ListDialog.tsx';

const text = formsText.columns;

type Section = CaseFormTemplate['sections'][number];
type Props = {
  readonly section: Section;
  readonly changes: FormChanges;
  readonly onChanges: (changes: FormChanges) => void;
};

/** One section's fields, a line each. */
export function FieldTable({ section, changes, onChanges }: Props) {
  const added = changes.added.filter((field) => field.section === section.key);
  return (
    <section>
      <h2>{section.title}</h2>
      <table className="form-fields">
        <thead>
          <tr>
            {(['field', 'required', 'hidden', 'help', 'list', 'note'] as const).map((column) => (
              <th key={column} scope="col">
                {text[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section.fields.map((field) => (
            <FieldLine key={field.key} field={field} changes={changes} onChanges={onChanges} />
          ))}
          {added.map((field) => (
            <tr key={field.key} data-testid={`form-${field.key}`}>
              <td>
                {field.label} <span className="quiet">{formsText.kinds[field.kind]}</span>
              </td>
              <td>{field.required && '＊'}</td>
              <td>
                <Button
                  size="small"
                  onClick={() =>
                    onChanges({ ...changes, added: changes.added.filter((other) => other.key !== field.key) })
                  }
                >
                  {formsText.add.remove}
                </Button>
              </td>
              <td>{field.help}</td>
              <td>{field.choices && formsText.list.edit(field.choices.length)}</td>
              <td>
                <Tag color="blue">{formsText.added}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type LineProps = Omit<Props, 'section'> & { readonly field: FieldTemplate };

function FieldLine({ field, changes, onChanges }: LineProps) {
  const [listing, setListing] = useState(false);
  const edit = changes.fields[field.key] ?? {};
  const change = (more: typeof edit): void => onChanges(changeField(changes, field.key, more));
  const required = edit.required ?? field.required;
  return (
    <tr data-testid={`form-${field.key}`} className={edit.hidden ? 'form-hidden' : ''}>
      <td>
        {field.label} <span className="quiet">{formsText.kinds[field.kind]}</span>
      </td>
      <td>
        <Checkbox
          checked={required}
          disabled={field.core === true}
          aria-label={text.required}
          data-testid={`required-${field.key}`}
          onChange={(event) =>
            change({ required: event.target.checked === field.required ? undefined : event.target.checked })
          }
        />
      </td>
      <td>
        <Checkbox
          checked={edit.hidden === true}
          disabled={!isHideable(field)}
          aria-label={text.hidden}
          data-testid={`hidden-${field.key}`}
          onChange={(event) => change({ hidden: event.target.checked ? true : undefined })}
        />
      </td>
      <td>
        <Input
          size="small"
          value={edit.help ?? field.help ?? ''}
          maxLength={80}
          aria-label={text.help}
          data-testid={`help-${field.key}`}
          onChange={(event) =>
            change({ help: event.target.value === (field.help ?? '') ? undefined : event.target.value })
          }
        />
      </td>
      <td>
        {hasOwnList(field) && (
          <Button size="small" data-testid={`list-${field.key}`} onClick={() => setListing(true)}>
            {edit.choices || field.choices
              ? formsText.list.edit((edit.choices ?? field.choices ?? []).length)
              : (field.codeTable ?? field.choicesFrom)}
          </Button>
        )}
        {listing && (
          <ListDialog
            field={field}
            choices={edit.choices}
            onChoices={(choices) => change({ choices })}
            onClose={() => setListing(false)}
          />
        )}
      </td>
      <td className="form-note">
        {field.core && <span className="quiet">{formsText.core}</span>}
        {field.unverified && <Tag color="warning">{formsText.unverified}</Tag>}
        <span className="quiet">{field.unverified}</span>
      </td>
    </tr>
  );
}
