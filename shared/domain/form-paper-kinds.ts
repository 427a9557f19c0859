import type { FormField } from '#shared/contract/form-fields.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { applies, fieldsIn } from './case-form.ts';
import {
  choiceBoxes,
  fieldBlocks,
  sectionBlocks,
  words,
  type PaperAgent,
  type PaperBlock,
  type PaperCell,
  type PaperWish,
} from './form-paper.ts';

const text = caseFileText.paper;
const CORRECTION_ROWS = 4;

/** Everything one of the three papers says, in order; how it is set on the page is the printer's business. */
export function paperBlocks(wish: PaperWish): readonly PaperBlock[] {
  switch (wish.kind) {
    case 'file-form':
      return [...sectionBlocks(wish, wish.form.sections), ...signing(wish)];
    case 'application-form':
      return numbered(applicationParts(wish));
    case 'sign-off':
      return numbered([
        { title: text.applicant, blocks: fieldBlocks(wish, neededFields(wish)) },
        {
          title: text.signOff.corrections,
          blocks: [
            {
              kind: 'table',
              key: '',
              caption: '',
              columns: text.signOff.columns,
              rows: Array.from({ length: CORRECTION_ROWS }, () => text.signOff.columns.map(() => '')),
            },
          ],
        },
        {
          title: text.signOff.title,
          blocks: [
            { kind: 'text', words: text.signOff.statement },
            { kind: 'cells', cells: signCells(wish, false) },
          ],
        },
      ]);
  }
}

type Part = { readonly title: string; readonly blocks: readonly PaperBlock[] };

function numbered(parts: readonly Part[]): readonly PaperBlock[] {
  return parts
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, index) => [
      { kind: 'heading', title: text.section(index, title) } as const,
      ...blocks,
    ]);
}

/** What acceptance asks for, outside the application itself: who it is, and by what right. */
function neededFields(wish: PaperWish): readonly FormField[] {
  return fieldsOf(wish).filter((field) => field.required && field.sheet !== 'application' && field.kind !== 'group');
}

function fieldsOf({ form, subject }: PaperWish): readonly FormField[] {
  return form.sections.flatMap((section) => (subject === null ? section.fields : fieldsIn(section, subject)));
}

function applicationParts(wish: PaperWish): readonly Part[] {
  return [
    { title: text.applicant, blocks: fieldBlocks(wish, neededFields(wish)) },
    { title: text.application, blocks: applicationBlocks(wish) },
    { title: text.agent.title, blocks: [{ kind: 'cells', cells: agentCells(wish.subject?.agent ?? null) }] },
    { title: text.materials.title, blocks: [materialTable(wish)] },
    {
      title: text.declaration,
      blocks: [
        { kind: 'text', words: wish.form.declaration },
        { kind: 'cells', cells: signCells(wish, wish.subject?.signed ?? false) },
      ],
    },
    { title: text.review.title, blocks: [reviewTable()] },
    { title: text.handOut.title, blocks: [{ kind: 'cells', cells: handOutCells() }] },
  ];
}

const cell = (label: string, quarters: number, content: PaperCell['content'] = words('')): PaperCell => ({
  key: '',
  label,
  quarters,
  content,
});

function applicationBlocks(wish: PaperWish): readonly PaperBlock[] {
  const { subject } = wish;
  const { label, veteran, 'bereaved-family': family, 'file-only': fileOnly } = text.cardKind;
  const kinds = subject?.cardKind === 'file-only' ? [veteran, family, fileOnly] : [veteran, family];
  const own = subject?.cardKind ?? null;
  const kind = own === null ? null : text.cardKind[own];
  const fields = fieldsOf(wish).filter((field) => field.sheet === 'application');
  return [
    {
      kind: 'cells',
      cells: [cell(label, 2, choiceBoxes(kinds, kind)), cell(text.channel.label, 2, choiceBoxes(text.channel.names))],
    },
    ...fieldBlocks(wish, fields),
  ];
}

function agentCells(acting: PaperAgent | null): readonly PaperCell[] {
  const { agent } = text;
  return [
    cell(agent.name, 1, words(acting?.name ?? '')),
    cell(agent.relation, 1, words(acting?.relation ?? '')),
    cell(agent.idNumber, 2, words(acting?.idNumber ?? '')),
    cell(agent.phone, 2),
    cell(agent.proof, 2, choiceBoxes(agent.proofs)),
  ];
}

function materialTable({ form, subject }: PaperWish): PaperBlock {
  const { on, off } = text.box;
  const rows = form.materials
    .filter((material) => subject === null || applies(material, subject.cardKind))
    .map(({ code, name, substitute }) => {
      const state = subject?.materials[code];
      const instead = substitute === null ? '' : `${state === 'substitute' ? on : off}${substitute}`;
      return [name, state === 'received' ? on : off, instead];
    });
  return { kind: 'table', key: '', caption: '', columns: text.materials.columns, rows };
}

function reviewTable(): PaperBlock {
  const { columns, steps } = text.review;
  return { kind: 'table', key: '', caption: '', columns, rows: steps.map((step) => [step, '', '', text.dateBlank]) };
}

function handOutCells(): readonly PaperCell[] {
  const { handOut } = text;
  return [
    cell(handOut.issued, 1),
    cell(handOut.on, 1, words(text.dateBlank)),
    cell(handOut.manner, 2, choiceBoxes(handOut.manners)),
    cell(handOut.who, 2, { kind: 'signature', signed: false }),
    cell(handOut.relation, 1),
    cell(handOut.active, 1, choiceBoxes([caseFileText.yes, caseFileText.no])),
  ];
}

/** The signature on file was given to the declaration, and stands below nothing else. */
function signing(wish: PaperWish): readonly PaperBlock[] {
  return [
    { kind: 'heading', title: text.declaration },
    { kind: 'text', words: wish.form.declaration },
    { kind: 'cells', cells: signCells(wish, wish.subject?.signed ?? false) },
  ];
}

function signCells({ subject }: PaperWish, signed: boolean): readonly PaperCell[] {
  const { sign } = text;
  const date = words(text.dateLong);
  const byAgent = subject !== null && subject.agent !== null;
  return [
    cell(sign.person, 2, { kind: 'signature', signed: signed && !byAgent }),
    cell(sign.on, 2, date),
    cell(sign.agent, 2, { kind: 'signature', signed: signed && byAgent }),
    cell(sign.on, 2, date),
    cell(sign.clerk, 2, words(subject?.clerk ?? '')),
    cell(sign.acceptedAt, 2, subject === null || subject.acceptedAt === '' ? date : words(subject.acceptedAt)),
  ];
}
