import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FieldChoice } from '#shared/contract/form-fields.ts';
import { choiceLines, parseChoiceLines } from '#shared/domain/form-changes.ts';
import { codeTableChoices, type FieldTemplate } from '#shared/domain/form-template.ts';
import { formsText } from '#shared/i18n/zh-CN/forms.ts';

const text = formsText.list;

type Props = {
  readonly field: FieldTemplate;
  readonly choices: readonly FieldChoice[] | undefined;
  readonly onChoices: (choices: FieldChoice[] | undefined) => void;
  readonly onClose: () => void;
};

/** A field's list as lines of text: the quickest way to add, drop and reorder. */
export function ListDialog({ field, choices, onChoices, onClose }: Props) {
  const shipped = field.choices ?? codeTableChoices(field.choicesFrom);
  const [lines, setLines] = useState(() => choiceLines(choices ?? shipped));
  const keep = (): void => {
    const own = parseChoiceLines(lines).map((choice) => ({
      ...shipped.find((known) => known.code === choice.code),
      ...choice,
    }));
    onChoices(choiceLines(own) === choiceLines(shipped) ? undefined : own);
    onClose();
  };
  return (
    <Modal
      open
      title={text.title(field.label)}
      onOk={keep}
      onCancel={onClose}
      okButtonProps={{ 'data-testid': 'list-keep' }}
    >
      <p className="quiet">{text.help}</p>
      <Input.TextArea
        value={lines}
        autoSize={{ minRows: 6, maxRows: 18 }}
        data-testid="list-lines"
        onChange={(event) => setLines(event.target.value)}
      />
      <Button type="text" onClick={() => setLines(choiceLines(shipped))}>
        {text.standard}
      </Button>
    </Modal>
  );
}
