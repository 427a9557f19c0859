import { useCallback } from 'react';
import { useDescription } from '#renderer/lib/station-context.tsx';
import type { FieldSaver, SaverView } from './field-saver.ts';
import { sectionsShown, sectionView, valuesNow } from './form-view.ts';
import { SectionBlock } from './SectionBlock.tsx';
import { useAreas } from './use-areas.ts';
import type { OpenCase } from './open-case.ts';

type Props = {
  readonly document: OpenCase;
  /** The sections something hangs on, or those nobody needs to fill. */
  readonly part: 'needed' | 'optional';
  readonly saver: FieldSaver;
  readonly view: SaverView;
  /** Keys of the sections shown in full. */
  readonly expanded: ReadonlySet<string>;
  readonly onExpand: (key: string) => void;
  readonly onSection: (key: string) => void;
  readonly onClearUp: (field: string) => void;
};

/** Sections of the form one below the other, so that the Tab key walks through the whole case. */
export function CaseFields({ document, part, saver, view, expanded, onExpand, onSection, onClearUp }: Props) {
  const { today } = useDescription();
  const areas = useAreas();
  const edit = useCallback((field: string, value: string) => saver.edit(field, value), [saver]);
  const leave = useCallback(() => saver.flush(), [saver]);
  const values = valuesNow(document, view.drafts);
  const facts = { cardKind: document.cardKind, values };
  const sections = sectionsShown(document.form, facts)[part];
  return sections.map((section) => (
    <SectionBlock
      key={section.key}
      shown={sectionView(section, facts, document.missing)}
      expanded={expanded.has(section.key)}
      onExpand={() => onExpand(section.key)}
      onEnter={() => onSection(section.key)}
      document={document}
      view={view}
      remarks={{ form: document.form, values, areas, today }}
      onEdit={edit}
      onLeave={leave}
      onClearUp={onClearUp}
    />
  ));
}
