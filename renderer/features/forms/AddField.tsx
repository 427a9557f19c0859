import { Button, Checkbox, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { parseChoiceLines, type AddedField, type FormChanges } from '#shared/domain/form-changes.ts';
import type { CaseFormTemplate } from '#shared/domain/form-template.ts';
import { formsText } from '#shared/i18n/zh-CN/forms.ts';

const text = formsText.add;
const KINDS = ['text', 'long-text', 'choice', 'multi-choice', 'yes-no', 'date', 'number', 'phone', 'area'] as const;

type Props = {
  readonly sections: CaseFormTemplate['sections'];
  readonly changes: FormChanges;
  readonly onChanges: (changes: FormChanges) => void;
};

/** A field of the station's own. */
export function AddField({ sections, changes, onChanges }: Props) {
  const [label, setLabel] = useState('');
  const [kind, setKind] = useState<AddedField['kind']>('text');
  const [section, setSection] = useState(sections[0]?.key ?? '');
  const [required, setRequired] = useState(false);
  const [lines, setLines] = useState('');
  const isList = kind === 'choice' || kind === 'multi-choice';
  const add = (): void => {
    const key = `station-${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`;
    const choices = isList ? { choices: parseChoiceLines(lines) } : {};
    onChanges({
      ...changes,
      added: [...changes.added, { section, key, label: label.trim(), kind, required, ...choices }],
    });
    setLabel('');
    setLines('');
  };
  return (
    <section className="form-add">
      <h2>{text.title}</h2>
      <Flex gap="small" wrap align="start">
        <Input
          style={{ width: 200 }}
          value={label}
          placeholder={text.label}
          aria-label={text.label}
          maxLength={30}
          data-testid="add-label"
          onChange={(event) => setLabel(event.target.value)}
        />
        <Select
          style={{ width: 170 }}
          value={kind}
          aria-label={text.kind}
          data-testid="add-kind"
          options={KINDS.map((each) => ({ value: each, label: formsText.kinds[each] }))}
          onChange={setKind}
        />
        <Select
          style={{ width: 190 }}
          value={section}
          aria-label={text.section}
          data-testid="add-section"
          options={sections.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={setSection}
        />
        <Checkbox checked={required} onChange={(event) => setRequired(event.target.checked)}>
          {formsText.columns.required}
        </Checkbox>
        {isList && (
          <Input.TextArea
            style={{ width: 240 }}
            value={lines}
            placeholder={text.choices}
            aria-label={text.choices}
            autoSize={{ minRows: 2, maxRows: 8 }}
            data-testid="add-choices"
            onChange={(event) => setLines(event.target.value)}
          />
        )}
        <Button disabled={label.trim() === '' || (isList && lines.trim() === '')} data-testid="add-field" onClick={add}>
          {text.button}
        </Button>
      </Flex>
    </section>
  );
}
