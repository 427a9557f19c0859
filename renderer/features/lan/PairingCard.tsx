import { Button, Card, Input, Radio } from 'antd';
import { useState } from 'react';
import { screenRoles, type ComparedScreen, type ScreenRole } from '#shared/contract/lan.ts';
import { lanText } from '#shared/i18n/zh-CN/lan.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import type { Lan } from './use-lan.ts';

const text = lanText.pairing;
const LASTS_MS = 120_000;

type Props = { readonly pairing: ComparedScreen; readonly clerk: string; readonly answer: Lan['answer'] };

/** One screen that knocks. Nothing lets it in but a person who has compared the digits. */
export function PairingCard({ pairing, clerk, answer }: Props) {
  const { id, code, machine, address, wish, startedAtMs } = pairing;
  const feedback = useFeedback();
  const [role, setRole] = useState<ScreenRole>(wish);
  const [name, setName] = useState('');
  const seconds = Math.max(0, Math.ceil((startedAtMs + LASTS_MS - useNow()) / 1000));
  const say = async (match: boolean): Promise<void> => {
    // What the machine calls itself may be long; a name that was typed is kept whole.
    const own = Array.from(machine || address)
      .slice(0, 20)
      .join('');
    const title = name.trim() === '' ? own : name.trim();
    const done = await answer.run({ pairingId: id, match, role, name: title, clerk });
    if (done !== undefined) feedback.done(match ? text.accepted : text.refused);
  };
  return (
    <Card size="small" title={text.title} className="lan-pairing" data-testid="lan-pairing">
      <div className="lan-compare">
        <div>
          <p>{text.compare}</p>
          <p className="lan-code" data-testid="lan-code">
            <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
          </p>
          <p className="quiet">
            {text.from(machine, address)}　{text.asks(lanText.roles[wish])}　{text.left(seconds)}
          </p>
        </div>
        <div className="lan-decide">
          <label>
            {text.name}
            <Input
              value={name}
              maxLength={40}
              placeholder={text.namePlaceholder}
              data-testid="lan-name"
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <div role="group" aria-label={text.role}>
            {text.role}
            <Radio.Group
              value={role}
              data-testid="lan-role"
              onChange={(event) => setRole(event.target.value as ScreenRole)}
              options={screenRoles.map((each) => ({
                value: each,
                label: `${lanText.roles[each]}（${lanText.roleHints[each]}）`,
              }))}
            />
          </div>
          <div className="lan-answers">
            <Button
              danger
              size="large"
              disabled={clerk === ''}
              data-testid="lan-different"
              onClick={() => void say(false)}
            >
              {text.different}
            </Button>
            <Button
              type="primary"
              size="large"
              disabled={clerk === ''}
              loading={answer.pending}
              data-testid="lan-same"
              onClick={() => void say(true)}
            >
              {text.same}
            </Button>
          </div>
        </div>
      </div>
    </Card>
  );
}
