import { Tag, type TableColumnsType } from 'antd';
import type { CoveragePerson } from '#shared/contract/coverage.ts';
import type { CoverageState } from '#shared/domain/coverage.ts';
import { coverageStateName, dayText } from '#shared/i18n/zh-CN/coverage.ts';
import { coverageText } from '#shared/i18n/zh-CN/coverage-screen.ts';

const { columns } = coverageText.people;

export const peopleColumns: TableColumnsType<CoveragePerson> = [
  { title: columns.name, dataIndex: 'name', width: 130, className: 'behind-name' },
  { title: columns.age, dataIndex: 'age', width: 60, align: 'end' },
  { title: columns.phone, dataIndex: 'phone', width: 130, className: 'behind-phone' },
  { title: columns.community, dataIndex: 'community', width: 130 },
  { title: columns.className, dataIndex: 'className', width: 150 },
  { title: columns.phase, dataIndex: 'phase', width: 90 },
  {
    title: columns.state,
    dataIndex: 'state',
    width: 110,
    render: (state: CoverageState) => <Tag>{coverageStateName[state]}</Tag>,
  },
  {
    title: columns.reason,
    dataIndex: 'reason',
    render: (reason: string) => (
      <div className="behind-reason" title={reason}>
        {reason}
      </div>
    ),
  },
  {
    title: columns.next,
    dataIndex: 'nextOn',
    width: 100,
    render: (nextOn: string | null) => (nextOn === null ? '' : dayText(nextOn)),
  },
];
