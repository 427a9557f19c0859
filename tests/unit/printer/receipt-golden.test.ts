import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';
import { nextCommand } from '#tests/support/thermal-printer/commands.ts';
import { readPaper } from '#tests/support/thermal-printer/read-paper.ts';
import {
  sampleGroupSlip,
  sampleReceipt,
  sampleSlip,
  sampleTicket,
  sampleVisitSlip,
} from '#shared/i18n/zh-CN/receipt-samples.ts';
import { receiptMarkup } from '#tests/support/thermal-printer/receipt-markup.ts';

/** Read off the pictures of render-samples.ts by eye: what each sample prints. Enlarged text keeps its place, not its size. */
const printed = {
  'appointment-slip': {
    32: `
     新村街道退役军人服务站
          预约单
--------------------------------
        请您在这个时间来
 11月25日 星期三
       9:00-9:30
--------------------------------
姓名     林向东
证件号码 999999********1234
预约号   Y1125-0042
地点     新村街道便民中心一楼2号
         窗口
--------------------------------
请带上
1.  本人身份证
2.  退役证件
3.  户口簿
4.  社保卡或银行卡
--------------------------------
  到了请先刷身份证，或扫这个码
[image 296×198]
   来不了或要改时间，请打电话
    0000-5550123
      打印 2026-11-25 08:42
`,
    48: `
             新村街道退役军人服务站
                  预约单
------------------------------------------------
                请您在这个时间来
         11月25日 星期三
               9:00-9:30
------------------------------------------------
姓名     林向东
证件号码 999999********1234
预约号   Y1125-0042
地点     新村街道便民中心一楼2号窗口
------------------------------------------------
请带上
1.  本人身份证
2.  退役证件
3.  户口簿
4.  社保卡或银行卡
------------------------------------------------
          到了请先刷身份证，或扫这个码
[image 392×198]
           来不了或要改时间，请打电话
            0000-5550123
              打印 2026-11-25 08:42
`,
  },
  'group-slip': {
    32: `
     新村街道退役军人服务站
          预约单
--------------------------------
    请您在这个时间来集中办理
 11月25日 星期三
      9:00-11:00
--------------------------------
姓名     林向东
证件号码 999999********1234
预约号   Y1125-0042
地点     河头村村委会
负责人   陈静
--------------------------------
请带上
1.  本人身份证
2.  退役证件
3.  户口簿
4.  社保卡或银行卡
--------------------------------
   到了请把这张单交给工作人员
[image 296×198]
   来不了或要改时间，请打电话
    0000-5550123
      打印 2026-11-25 08:42
`,
    48: `
             新村街道退役军人服务站
                  预约单
------------------------------------------------
            请您在这个时间来集中办理
         11月25日 星期三
              9:00-11:00
------------------------------------------------
姓名     林向东
证件号码 999999********1234
预约号   Y1125-0042
地点     河头村村委会
负责人   陈静
------------------------------------------------
请带上
1.  本人身份证
2.  退役证件
3.  户口簿
4.  社保卡或银行卡
------------------------------------------------
           到了请把这张单交给工作人员
[image 392×198]
           来不了或要改时间，请打电话
            0000-5550123
              打印 2026-11-25 08:42
`,
  },
  'visit-slip': {
    32: `
     新村街道退役军人服务站
          预约单
--------------------------------
  我们在这个时间上门，请您在家
 11月25日 星期三
      8:30-11:30
--------------------------------
姓名     林向东
证件号码 999999********1234
预约号   Y1125-0042
地点     近开里社区3号楼2门101
来的人   上门一组（李晓梅、王海
         涛）
--------------------------------
请准备好
1.  本人身份证
2.  退役证件
3.  户口簿
4.  社保卡或银行卡
--------------------------------
  请把这张单给上门的工作人员看
[image 296×198]
   来不了或要改时间，请打电话
    0000-5550123
      打印 2026-11-25 08:42
`,
    48: `
             新村街道退役军人服务站
                  预约单
------------------------------------------------
          我们在这个时间上门，请您在家
         11月25日 星期三
              8:30-11:30
------------------------------------------------
姓名     林向东
证件号码 999999********1234
预约号   Y1125-0042
地点     近开里社区3号楼2门101
来的人   上门一组（李晓梅、王海涛）
------------------------------------------------
请准备好
1.  本人身份证
2.  退役证件
3.  户口簿
4.  社保卡或银行卡
------------------------------------------------
          请把这张单给上门的工作人员看
[image 392×198]
           来不了或要改时间，请打电话
            0000-5550123
              打印 2026-11-25 08:42
`,
  },
  'queue-ticket': {
    32: `
     新村街道退役军人服务站
             取号单
--------------------------------
      A012
           您前面还有
            3人
         大约等 25 分钟
--------------------------------
办理     申领优待证
姓名     林**
预约     9:00-9:30
取号     11-25 08:51
--------------------------------
请在大厅坐着等，叫到号再过来。听
不清可以看大屏。
      咨询电话 0000-5550123
`,
    48: `
             新村街道退役军人服务站
                     取号单
------------------------------------------------
              A012
                   您前面还有
                    3人
                 大约等 25 分钟
------------------------------------------------
办理     申领优待证
姓名     林**
预约     9:00-9:30
取号     11-25 08:51
------------------------------------------------
请在大厅坐着等，叫到号再过来。听不清可以看大屏。
              咨询电话 0000-5550123
`,
  },
  'acceptance-receipt': {
    32: `
     新村街道退役军人服务站
        受理回执
--------------------------------
            受理编号
         XC20261125-0007
--------------------------------
姓名     林向东
证件号码 999999********1234
申领     退役军人优待证
合作银行 中国银行
受理时间 2026-11-25 09:26
--------------------------------
已收材料
1.  居民身份证
    已读卡，原件退还
2.  退役证件
3.  优待证申请表
    本人签字
--------------------------------
接下来
1.  县里审核，约20个工作日
2.  银行做卡，做好后短信通知
3.  带身份证和这张回执来领证
--------------------------------
  查进度、领证，请带上这张回执
[image 296×198]
      有不明白的，请打电话
    0000-5550123
            经办 周敏
      打印 2026-11-25 08:42
`,
    48: `
             新村街道退役军人服务站
                受理回执
------------------------------------------------
                    受理编号
                 XC20261125-0007
------------------------------------------------
姓名     林向东
证件号码 999999********1234
申领     退役军人优待证
合作银行 中国银行
受理时间 2026-11-25 09:26
------------------------------------------------
已收材料
1.  居民身份证
    已读卡，原件退还
2.  退役证件
3.  优待证申请表
    本人签字
------------------------------------------------
接下来
1.  县里审核，约20个工作日
2.  银行做卡，做好后短信通知
3.  带身份证和这张回执来领证
------------------------------------------------
          查进度、领证，请带上这张回执
[image 392×198]
              有不明白的，请打电话
            0000-5550123
                    经办 周敏
              打印 2026-11-25 08:42
`,
  },
};

const fonts = openReceiptFonts(installedFontFiles());

function encode(model: ReceiptModel, columns: 32 | 48): Uint8Array {
  return encodeReceipt(receiptMarkup(model), { columns, fonts });
}

const samples = {
  'appointment-slip': sampleSlip,
  'group-slip': sampleGroupSlip,
  'visit-slip': sampleVisitSlip,
  'queue-ticket': sampleTicket,
  'acceptance-receipt': sampleReceipt,
} satisfies Record<keyof typeof printed, ReceiptModel>;

const cases = Object.entries(samples).flatMap(([name, model]) =>
  ([32, 48] as const).map((columns) => ({ model, name: name as keyof typeof printed, columns })),
);

describe('what each receipt says, read by the platform decoder', () => {
  test.each(cases)('$name on $columns columns', ({ model, name, columns }) => {
    const job = readPaper(encode(model, columns), { columns });
    expect(job.text.join('\n')).toBe(printed[name][columns].slice(1, -1));
  });
});

// A third decoder that shares no code with Node: the system's own iconv, where there is one.
const hasIconv = spawnSync('iconv', ['--version']).status === 0;
if (!hasIconv) console.log('skipped: receipts read by the iconv of the system, because it is not installed');

describe.runIf(hasIconv)('what each receipt says, read by the iconv of the system', () => {
  test.each(cases)('$name on $columns columns', ({ model, columns }) => {
    const job = readPaper(encode(model, columns), { columns });
    const texts: Uint8Array[] = [];
    let rest = job.bytes;
    for (let command = nextCommand(rest); command !== null; command = nextCommand(rest)) {
      rest = rest.subarray(command.bytes.length);
      if (command.name === 'TEXT') texts.push(command.args);
    }
    const decoded = spawnSync('iconv', ['-f', 'GB18030', '-t', 'UTF-8'], { input: Buffer.concat(texts) });
    expect(decoded.status).toBe(0);
    const expected = job.text.filter((line) => !line.startsWith('[image')).join('');
    expect(decoded.stdout.toString('utf8').replaceAll(' ', '')).toBe(expected.replaceAll(' ', ''));
  });
});
