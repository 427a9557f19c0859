import { Button, Flex, Modal } from 'antd';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import type { CaseOpener } from './use-case-opening.ts';

const text = casesText.another;

/** The last case is accepted: nobody gets a second one by a slip, and whoever lost a card gets one with what is known. */
export function AnotherCase({ opener }: { readonly opener: CaseOpener }) {
  const { accepted, another, leave, pending } = opener;
  return (
    <Modal open={accepted !== null} title={text.title} footer={null} destroyOnHidden onCancel={leave}>
      <Flex vertical gap="middle" data-testid="another-case">
        <span>{text.body(accepted?.caseNumber ?? '')}</span>
        <span>{text.ask}</span>
        <Flex gap="small" wrap>
          <Button type="primary" size="large" data-testid="another-no" onClick={leave}>
            {text.no}
          </Button>
          {text.kinds.map((kind) => (
            <Button
              key={kind}
              size="large"
              disabled={pending}
              data-testid={`another-${kind}`}
              onClick={() => another(kind)}
            >
              {text.open(kind)}
            </Button>
          ))}
        </Flex>
      </Flex>
    </Modal>
  );
}
