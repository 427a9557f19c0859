import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Flex } from 'antd';
import { dateTimeText } from '#shared/civil-date.ts';
import type { PhotoReport } from '#shared/contract/cases.ts';
import { photoText } from '#shared/i18n/zh-CN/photo.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import './photo.css';

const text = photoText.flaggedList;
const LIMIT = 50;
const CARD = { width: 176, height: 220 } as const;

/** Photos that went on although something was wrong, newest first: who took them, what was wrong, and why they went on. */
export function FlaggedPhotos() {
  const queries = useStationQueries();
  const list = useQuery(queries.cases.flaggedPhotos.queryOptions({ input: { limit: LIMIT } }));
  if (list.error !== null && list.data === undefined) {
    const again = <Button onClick={() => void list.refetch()}>{text.again}</Button>;
    return <Alert type="warning" showIcon title={refusalText(list.error)} action={again} />;
  }
  if (list.data?.length === 0) return <Empty description={text.none} />;
  return (
    <Flex vertical gap="middle">
      <span className="quiet">{text.intro}</span>
      {list.data?.map(({ caseId, personName, caseNumber, photo, report }) => (
        <Flex key={caseId} gap="large" data-testid="flagged-photo">
          <img src={photo} {...CARD} alt={personName} className="photo-marked" />
          <Flex vertical gap={4}>
            <strong>{personName}</strong>
            <span className="quiet">{caseNumber ?? text.draft}</span>
            <ul className="photo-wrong">
              {wrongIn(report).map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            <span>{text.reason(report.reason ?? '')}</span>
            <span className="quiet">{text.by(report.clerk, dateTimeText(report.atMs))}</span>
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
}

function wrongIn({ findings, human }: PhotoReport): readonly string[] {
  const failed = findings.filter(({ verdict }) => verdict === 'fail');
  const unconfirmed = human.filter(({ confirmed }) => !confirmed);
  return [
    ...failed.map(({ check, values }) => `${photoText.check[check]}：${photoText.failed[check](values)}`),
    ...unconfirmed.map(({ code, name }) => text.unconfirmed(name === '' ? nameOf(code) : name)),
  ];
}

/** A check the program was unsure of and nobody confirmed. */
function nameOf(code: string): string {
  return Object.entries(photoText.check).find(([check]) => check === code)?.[1] ?? code;
}
