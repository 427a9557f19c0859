import { Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { skipToken } from '@tanstack/react-query';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { refusalText } from '#renderer/lib/refusal.ts';

const text = queueText.why;

type Pair = { readonly first: string; readonly second: string };
type Props = Pair & { readonly onClose: () => void };

/** Answers somebody who waves their ticket: why that number came before theirs. */
export function WhyDialog({ first, second, onClose }: Props) {
  const [pair, setPair] = useState<Pair>({ first, second });
  const [asked, setAsked] = useState<Pair | null>(first === '' ? null : { first, second });
  const why = useQuery(useStationQueries().queue.why.queryOptions({ input: asked ?? skipToken, retry: false }));
  const change = (part: Partial<Pair>) => setPair((old) => ({ ...old, ...part }));
  const ask = (): void => {
    if (pair.first.trim() !== '' && pair.second.trim() !== '') setAsked(pair);
  };
  return (
    <Modal open title={text.title} footer={null} onCancel={onClose}>
      <Flex vertical gap="middle">
        <Flex gap="small" align="flex-end">
          <label>
            {text.first}
            <Input
              autoFocus={first === ''}
              value={pair.first}
              data-testid="why-first"
              onChange={(event) => change({ first: event.target.value })}
              onPressEnter={ask}
            />
          </label>
          <label>
            {text.second}
            <Input
              value={pair.second}
              data-testid="why-second"
              onChange={(event) => change({ second: event.target.value })}
              onPressEnter={ask}
            />
          </label>
          <Button onClick={ask} data-testid="why-ask">
            {text.ask}
          </Button>
        </Flex>
        <p className="why-answer" role="status" data-testid="why-answer">
          {why.error ? refusalText(why.error) : (why.data?.sentence ?? '')}
        </p>
        <Flex justify="flex-end">
          <Button type="primary" onClick={onClose}>
            {text.close}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}
