import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import type { DuplicatePair } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { DuplicateDialog } from './DuplicateDialog.tsx';

const text = applicationsText.duplicate;

type Props = { readonly pairs: readonly DuplicatePair[]; readonly clerk: string };

/** Says when somebody else on the roster may be this person; decided ones that are the same stay in sight. */
export function DuplicateBar({ pairs, clerk }: Props) {
  const [shown, setShown] = useState<DuplicatePair | null>(null);
  const told = pairs.filter(({ decision }) => decision?.verdict !== 'different');
  return (
    <>
      {told.length > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="duplicates"
          title={text.found(told.length)}
          description={
            <Flex gap="small" wrap>
              {told.map((pair) => (
                <Button key={pair.other.personId} data-testid="duplicate-compare" onClick={() => setShown(pair)}>
                  {`${text.compare}：${pair.other.name}`}
                </Button>
              ))}
            </Flex>
          }
        />
      )}
      {shown !== null && <DuplicateDialog pair={shown} clerk={clerk} onClose={() => setShown(null)} />}
    </>
  );
}
