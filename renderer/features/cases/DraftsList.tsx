import { Button, Table } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { dateTimeText } from '#shared/civil-date.ts';
import type { PersonId } from '#shared/contract/base.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = casesText.drafts;

type Props = { readonly opening: boolean; readonly onOpen: (personId: PersonId) => void };

/** Cases begun and not accepted, last touched first; any clerk may go on with any of them. */
export function DraftsList({ opening, onOpen }: Props) {
  const drafts = useQuery(useStationQueries().cases.drafts.queryOptions());
  return (
    <>
      <h3 className="section-title">{text.title}</h3>
      <Table
        rowKey="id"
        size="middle"
        loading={drafts.isPending}
        dataSource={drafts.data ?? []}
        pagination={{ pageSize: 12, hideOnSinglePage: true }}
        locale={{ emptyText: text.none }}
        columns={[
          { title: text.name, dataIndex: 'personName', render: (name: string) => <strong>{name}</strong> },
          { title: text.personClass, dataIndex: 'className' },
          { title: text.clerk, dataIndex: 'clerk' },
          { title: text.changed, dataIndex: 'changedAtMs', render: (at: number) => dateTimeText(at) },
          {
            key: 'open',
            render: (_, draft) => (
              <Button disabled={opening} data-testid="draft-open" onClick={() => onOpen(draft.personId)}>
                {text.open}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
