import { Button, Flex } from 'antd';
import { papersText as text } from '#shared/i18n/zh-CN/papers-screen.ts';
import type { CaseExportRun } from './use-case-export.ts';

/** How far an export is, and the way to stop it. */
export function ExportState({ busy, status, cancel }: CaseExportRun) {
  return (
    <Flex gap="small" align="center">
      <span role="status" data-testid="case-export-status">
        {status}
      </span>
      {busy && (
        <Button size="small" data-testid="case-export-cancel" onClick={cancel}>
          {text.cancel}
        </Button>
      )}
    </Flex>
  );
}
