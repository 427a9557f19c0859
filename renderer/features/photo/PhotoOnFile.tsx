import { Flex, Typography } from 'antd';
import type { PhotoReport } from '#shared/contract/cases.ts';
import { photoText as text } from '#shared/i18n/zh-CN/photo.ts';

const WIDTH = 352;
const HEIGHT = 440;

/** True size: one picture pixel is one screen pixel, so that what is too coarse is seen here and not on the card. */
export function PhotoOnFile({ photo, report }: { readonly photo: string | null; readonly report: PhotoReport | null }) {
  if (photo === null) {
    return (
      <Flex
        align="center"
        justify="center"
        className="photo-empty"
        style={{ width: WIDTH / 2, height: HEIGHT / 2, flex: 'none' }}
      >
        {text.none}
      </Flex>
    );
  }
  const bytes = Math.floor(((photo.length - photo.indexOf(',') - 1) * 3) / 4);
  return (
    <Flex vertical gap={4} style={{ width: WIDTH, flex: 'none' }}>
      <img src={photo} width={WIDTH} height={HEIGHT} alt={text.preview} data-testid="photo-preview" />
      <span className="quiet">{text.size(Math.ceil(bytes / 1000))}</span>
      <Verdict report={report} />
    </Flex>
  );
}

function Verdict({ report }: { readonly report: PhotoReport | null }) {
  if (report === null) return <span className="quiet">{text.unchecked}</span>;
  if (!report.flagged) return <Typography.Text type="success">{text.good}</Typography.Text>;
  return (
    <Typography.Text type="warning" data-testid="photo-flagged">
      {text.flagged(report.reason ?? '')}
    </Typography.Text>
  );
}
