import type { CasePaper, CasePaperOffer } from '#shared/contract/prints.ts';

export type PaperFormProps = {
  readonly offer: CasePaperOffer;
  readonly busy: boolean;
  readonly onPrint: (paper: CasePaper) => void;
  readonly onCancel: () => void;
};
