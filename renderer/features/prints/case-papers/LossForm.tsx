import { Radio } from 'antd';
import { useState } from 'react';
import { casePapersText } from '#shared/i18n/zh-CN/case-papers.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { PaperField } from './PaperField.tsx';
import { linesOf, PaperForm } from './PaperForm.tsx';
import type { PaperFormProps } from './paper-form-props.ts';

const text = casePapersText.loss;

/** 挂失/补领回执: what was done, and what comes next. */
export function LossForm({ offer, busy, onPrint, onCancel }: PaperFormProps) {
  const { matters } = offer.loss;
  const [matter, setMatter] = useState(matters[0]?.name ?? '');
  const [bank, setBank] = useState(offer.bank);
  const [steps, setSteps] = useState((matters[0]?.steps ?? []).join('\n'));
  const choose = (name: string): void => {
    setMatter(name);
    setSteps((matters.find((each) => each.name === name)?.steps ?? []).join('\n'));
  };
  return (
    <PaperForm
      title={printsText.kind['loss-receipt']}
      complete={matter !== ''}
      busy={busy}
      onPrint={() => onPrint({ kind: 'loss-receipt', matter, bank: bank.trim(), steps: linesOf(steps) })}
      onCancel={onCancel}
    >
      <div className="paper-field">
        <span>{text.matter}</span>
        <Radio.Group
          value={matter}
          options={matters.map(({ name }) => name)}
          data-testid="paper-matter"
          onChange={(event) => choose(event.target.value as string)}
        />
      </div>
      <PaperField label={text.bank} value={bank} testId="paper-bank" onChange={setBank} />
      <PaperField label={text.steps} value={steps} lines testId="paper-steps" onChange={setSteps} />
    </PaperForm>
  );
}
