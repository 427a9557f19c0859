import { civilDateOf, dateTimeText } from '#shared/civil-date.ts';
import type { FormPaperKind } from '#shared/contract/case-files.ts';
import { paperBlocks } from '#shared/domain/form-paper-kinds.ts';
import { resolveCaseForm } from '#shared/domain/form-template.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import type { ReceiptFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { drawPaperPage, layOutPaper, type FormPaper } from '#electron/documents/form-paper.ts';
import { PdfCanvas } from '#electron/documents/pdf-canvas.ts';
import type { ServiceContext } from '../context.ts';
import { formTemplateOn } from '../form-editions.ts';
import { areasOf } from '../rekeying.ts';
import type { ByteSink } from '../roster-import/outgoing-files.ts';
import type { Steps } from '../roster-import/steps.ts';
import { contentsOf, pictureBytes } from './case-content.ts';

const text = caseFileText.paper;

export type PdfPlan = {
  readonly context: ServiceContext;
  readonly steps: Steps;
  readonly fonts: ReceiptFontFiles;
  readonly papers: readonly FormPaperKind[];
  readonly clerk: string;
  /** After each case, with the cases written so far; what it throws ends the export. */
  readonly onCase: (cases: number) => void;
};

/** The papers of each case, one case behind the other, each page a step of its own. */
export async function writeCasesPdf(plan: PdfPlan, caseIds: readonly string[], sink: ByteSink): Promise<void> {
  const { context, steps, fonts } = plan;
  const canvas = openCanvas(context, fonts, { title: text.title['file-form'], sink });
  for (const [index, caseId] of caseIds.entries()) {
    for (const kind of plan.papers) {
      const paper = await steps.read(() => paperOf(plan, kind, caseId));
      await writePaper(canvas, steps, paper);
    }
    plan.onCase(index + 1);
  }
  await steps.read(() => undefined);
  await canvas.finish();
}

/** A blank of the form as it is today. */
export async function writeBlankPdf(
  { context, steps, fonts }: Pick<PdfPlan, 'context' | 'steps' | 'fonts'>,
  kind: FormPaperKind,
  sink: ByteSink,
): Promise<void> {
  const nowMs = context.clock.now();
  const { stationName } = context.profile();
  const inputs = { policy: context.policy, profile: context.profile(), today: civilDateOf(nowMs) };
  const form = resolveCaseForm(formTemplateOn(context, context.store.db, inputs.today), inputs);
  const paper: FormPaper = {
    kind,
    blocks: paperBlocks({ kind, form, areas: areasOf(context), subject: null }),
    stationName,
    number: null,
    hint: text.hint[kind],
    photo: null,
    signature: null,
    footer: text.footerBlank(stationName, dateTimeText(nowMs)),
    practice: context.practice,
    bookmark: text.title[kind],
  };
  const canvas = openCanvas(context, fonts, { title: text.title[kind], sink });
  await writePaper(canvas, steps, paper);
  await canvas.finish();
}

function openCanvas(
  context: ServiceContext,
  fonts: ReceiptFontFiles,
  { title, sink }: { readonly title: string; readonly sink: ByteSink },
): PdfCanvas {
  return new PdfCanvas({ fonts, title, landscape: false, createdAtMs: context.clock.now(), onBytes: sink.write });
}

async function writePaper(canvas: PdfCanvas, steps: Steps, paper: FormPaper): Promise<void> {
  const pages = await steps.read(() => layOutPaper(canvas, paper));
  for (let index = 0; index < pages.length; index += 1) {
    await steps.read(() => {
      drawPaperPage(canvas, paper, pages, index);
      if (index === 0) canvas.bookmark(paper.bookmark);
    });
  }
}

function paperOf({ context, clerk }: PdfPlan, kind: FormPaperKind, caseId: string): FormPaper {
  const { row, form, subject } = contentsOf(context, caseId);
  const { stationName } = context.profile();
  const name = subject.values['name'] ?? '';
  return {
    kind,
    blocks: paperBlocks({ kind, form, areas: areasOf(context), subject }),
    stationName,
    number: row.caseNumber ?? text.draft,
    hint: kind === 'sign-off' ? text.hint[kind] : text.hintFilled,
    photo: pictureBytes(context, row.photoHash),
    signature: pictureBytes(context, row.signatureHash),
    footer: text.footer(stationName, dateTimeText(context.clock.now()), clerk),
    practice: context.practice,
    bookmark: [row.caseNumber ?? text.draft, name, caseFileText.paperName[kind]].join(' '),
  };
}
