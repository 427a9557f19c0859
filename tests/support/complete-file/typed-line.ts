import { CHOICE_SEPARATOR } from '#shared/domain/field-condition.ts';
import type { FileEntry } from './complete-file.ts';

/** What fingers type for a value in 录入纸质表: the number of a choice, the digits of a date, everything else as it stands. */
export function typedLine({ field, value, choices }: FileEntry): string {
  switch (field.kind) {
    case 'choice':
    case 'yes-no':
    case 'multi-choice':
      return value
        .split(CHOICE_SEPARATOR)
        .map((code) => String(choices.findIndex((choice) => choice.code === code) + 1))
        .join(' ');
    case 'date':
    case 'partial-date':
      return value.replaceAll('-', '');
    case 'area':
    case 'number':
    case 'phone':
    case 'id-number':
    case 'text':
    case 'long-text':
      return value;
  }
}
