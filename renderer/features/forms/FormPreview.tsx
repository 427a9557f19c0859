import { Tag } from 'antd';
import type { CaseForm } from '#shared/contract/cases.ts';
import { formsText } from '#shared/i18n/zh-CN/forms.ts';

/** The form as a new case would have it: every field with its mark, hint and list. */
export function FormPreview({ form }: { readonly form: CaseForm }) {
  return (
    <div className="form-preview" data-testid="form-preview-content">
      {form.sections.map((section) => (
        <section key={section.key}>
          <h3>{section.title}</h3>
          <dl>
            {section.fields.map((field) => (
              <div key={field.key}>
                <dt>
                  {field.label}
                  {field.required && <span className="field-star-missing">＊</span>}{' '}
                  {field.added && <Tag color="blue">{formsText.added}</Tag>}
                </dt>
                <dd>
                  {field.choices?.map((choice) => choice.name).join(formsText.listMark) ??
                    field.fields?.map((column) => column.label).join(formsText.listMark) ??
                    formsText.kinds[field.kind]}
                  {field.help && <span className="quiet"> {field.help}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
