import { Button, Flex } from 'antd';
import type { KeyboardEvent, Ref } from 'react';
import { weekdayOf } from '#shared/civil-date.ts';
import type { Slot } from '#shared/contract/appointments.ts';
import type { SlotId } from '#shared/contract/base.ts';
import { appointmentsText, dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { isFree, moveSlot, seatsLeft, type SlotDay } from './slot-moves.ts';

const text = appointmentsText.slots;
const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

type Props = {
  readonly days: readonly SlotDay[];
  readonly chosen: SlotId | null;
  readonly onChoose: (id: SlotId) => void;
  /** Enter or a click: this one, go on to the next field. */
  readonly onConfirm: (id: SlotId) => void;
  /** A digit pressed in the list: another kind of appointment. */
  readonly onDigit?: (digit: number) => void;
  readonly onPage: (direction: 1 | -1) => void;
  readonly hasEarlier: boolean;
  /** Sessions and visits exist only where somebody opened them; a day without one is no day off. */
  readonly arranged?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
};

/** The next days side by side with what is free in each; one stop for the Tab key, arrows move inside. */
export function SlotPicker({
  days,
  chosen,
  onChoose,
  onConfirm,
  onDigit,
  onPage,
  hasEarlier,
  arranged = false,
  ref,
}: Props) {
  const onKey = (event: KeyboardEvent): void => {
    if (arrows.includes(event.key)) {
      event.preventDefault();
      const next = moveSlot(days, chosen, event.key);
      if (next !== null) onChoose(next.id);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      // A key held down must not run on into booking.
      if (!event.repeat && chosen !== null) onConfirm(chosen);
    }
    if (event.key === 'PageDown') onPage(1);
    if (event.key === 'PageUp' && hasEarlier) onPage(-1);
    if (/^[1-9]$/.test(event.key)) onDigit?.(Number(event.key));
  };
  return (
    <Flex vertical gap="small">
      <Flex justify="space-between" align="center">
        <strong>{text.title}</strong>
        <Flex gap="small" align="center">
          <span className="quiet">{text.hint}</span>
          <Button size="small" disabled={!hasEarlier} onClick={() => onPage(-1)}>
            {text.previous}
          </Button>
          <Button size="small" onClick={() => onPage(1)} data-testid="slots-later">
            {text.next}
          </Button>
        </Flex>
      </Flex>
      <div
        ref={ref}
        role="listbox"
        tabIndex={0}
        aria-label={text.title}
        aria-activedescendant={chosen === null ? undefined : `slot-${chosen}`}
        className="slot-days"
        data-testid="slots"
        onKeyDown={onKey}
      >
        {days.map((day) => (
          <div key={day.date} className="slot-day">
            <div className="slot-date">{dayText(day.date, weekdayOf(day.date))}</div>
            {day.slots.length === 0 && (
              <div className="slot-closed">{arranged ? text.notArranged : closedText(day)}</div>
            )}
            {day.slots.map((slot) => (
              <SlotCell
                key={slot.id}
                slot={slot}
                chosen={slot.id === chosen}
                onChoose={onChoose}
                onConfirm={onConfirm}
              />
            ))}
          </div>
        ))}
      </div>
    </Flex>
  );
}

/** An ordinary day off has no reason of its own. */
function closedText({ closedReason }: SlotDay): string {
  return closedReason === null || closedReason === '' ? text.closed : closedReason;
}

type CellProps = Pick<Props, 'onChoose' | 'onConfirm'> & { readonly slot: Slot; readonly chosen: boolean };

function SlotCell({ slot, chosen, onChoose, onConfirm }: CellProps) {
  const free = isFree(slot);
  const left = free ? text.free(seatsLeft(slot)) : slot.bookable ? text.full : text.past;
  return (
    <div
      id={`slot-${slot.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={!free}
      className={[
        'slot',
        slot.kind === 'hall' ? '' : 'slot-arranged',
        chosen ? 'slot-chosen' : '',
        free ? '' : 'slot-full',
      ]
        .filter((name) => name !== '')
        .join(' ')}
      data-testid="slot"
      data-slot={`${slot.date} ${slot.startsAt}`}
      data-free={free}
      // The list keeps the focus; a click here must not take it away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!free) return;
        onChoose(slot.id);
        onConfirm(slot.id);
      }}
      onKeyDown={undefined}
    >
      <span>{slot.startsAt}</span>
      <span className="slot-left">{left}</span>
      {slot.kind !== 'hall' && (
        <span className="slot-place" title={slot.site}>
          {slot.site}
        </span>
      )}
    </div>
  );
}
