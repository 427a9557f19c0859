import { Button, Card, Flex, Input, Radio } from 'antd';
import { useState } from 'react';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { DevicesNow } from '#renderer/features/devices/DevicesNow.tsx';
import { useDescription } from '#renderer/lib/station-context.tsx';
import type { Seat } from '#renderer/features/queue/use-counter-queue.ts';

const text = counterText.seat;

type Props = {
  readonly seat: Seat | null;
  readonly onSeat: (seat: Seat) => void;
  readonly onCancel: (() => void) | null;
};

/** Asked once per PC: which counter, which clerk. */
export function SeatForm({ seat, onSeat, onCancel }: Props) {
  const { counters, clerks } = useDescription();
  const [counterId, setCounterId] = useState(seat?.counterId ?? '');
  const [clerk, setClerk] = useState(seat?.clerk ?? '');
  const counterKnown = counters.some((counter) => counter.id === counterId);
  const lacking = !counterKnown ? text.counterMissing : clerk.trim() === '' ? text.clerkMissing : null;
  return (
    <Flex justify="center" align="center" className="seat-page">
      <Card title={text.title} className="seat-card" data-testid="seat-form">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (lacking === null) onSeat({ counterId, clerk: clerk.trim() });
          }}
        >
          <Flex vertical gap="large">
            <span className="quiet">{text.explanation}</span>
            <div>
              <div className="field-label">{text.counter}</div>
              <Radio.Group
                optionType="button"
                buttonStyle="solid"
                size="large"
                value={counterId}
                aria-label={text.counter}
                data-testid="seat-counter"
                options={counters.map((counter) => ({ value: counter.id, label: counter.name }))}
                onChange={(event) => setCounterId(String(event.target.value))}
              />
            </div>
            <div>
              <div className="field-label">{text.clerk}</div>
              <Flex vertical gap="small">
                <Input
                  size="large"
                  value={clerk}
                  placeholder={text.clerkHint}
                  maxLength={40}
                  aria-label={text.clerk}
                  data-testid="seat-clerk"
                  onChange={(event) => setClerk(event.target.value)}
                />
                <Flex gap="small" wrap>
                  {clerks.map((name) => (
                    <Button key={name} type={name === clerk ? 'primary' : 'default'} onClick={() => setClerk(name)}>
                      {name}
                    </Button>
                  ))}
                </Flex>
              </Flex>
            </div>
            <DevicesNow />
            <Flex gap="middle" align="center">
              <Button
                type="primary"
                size="large"
                htmlType="submit"
                disabled={lacking !== null}
                data-testid="seat-start"
              >
                {text.start}
              </Button>
              {onCancel !== null && (
                <Button size="large" onClick={onCancel}>
                  {text.cancel}
                </Button>
              )}
              {lacking !== null && <span className="quiet">{lacking}</span>}
            </Flex>
          </Flex>
        </form>
      </Card>
    </Flex>
  );
}
