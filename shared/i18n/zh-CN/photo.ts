import type { LiveHint } from '#shared/domain/photo/live-hint.ts';
import type { PhotoCheck } from '#shared/domain/photo/photo-policy.ts';

type Values = Readonly<Record<string, number>>;

const whole = (value: number | undefined): number => Math.round(value ?? 0);
const percent = (value: number | undefined): string => `${Math.round((value ?? 0) * 100)}%`;

/** What is wrong, and what to do about it: one sentence for a clerk with a queue. */
const failed: { readonly [Check in PhotoCheck]: (values: Values) => string } = {
  size: ({ width, height }) => `照片是 ${width}×${height}，不是规定的大小，请重新裁剪。`,
  density: () => '照片里没有写对分辨率，请重新选一次照片。',
  colour: () => '照片不是 24 位彩色，请换一张彩色照片。',
  bytes: ({ bytes }) => `照片文件 ${Math.ceil((bytes ?? 0) / 1000)} KB，应在 20–50 KB，请换一张清楚的照片。`,
  // `cause` is what stands out most: 1 something foreign, 2 not white, 3 uneven.
  background: ({ cause, unevenness }) =>
    cause === 1
      ? '头部周围有别的东西或影子，请站到白墙前，离墙一步远。'
      : cause === 2
        ? '背景不够白，请换白墙或白布，把背景照亮。'
        : `背景明暗不匀（相差 ${whole(unevenness)}），请离墙远一点，别让影子落在墙上。`,
  border: () => '照片四周有边框，请裁到边框里面。',
  // `cause`: 1 cut off above, 2 too small, 3 too large.
  'head-height': ({ cause, share }) =>
    cause === 1
      ? '头顶被切掉了，请缩小一点，头顶上面要留白。'
      : cause === 2
        ? `头部只占 ${percent(share)}，太小了，请放大到约三分之二。`
        : `头部占 ${percent(share)}，太大了，请缩小到约三分之二。`,
  'head-centre': ({ offCentre }) => `头部偏${(offCentre ?? 0) < 0 ? '左' : '右'}了，请移到正中。`,
  tilt: ({ degrees }) => `头歪了约 ${whole(Math.abs(degrees ?? 0))}°，请坐直重拍，或者用“扶正”。`,
  'eyes-level': ({ degrees }) =>
    `两眼不在一条水平线上（约 ${whole(Math.abs(degrees ?? 0))}°），请坐直重拍，或者用“扶正”。`,
  sharpness: () => '照片不清楚，请坐稳、对好焦再拍一张。',
  // `cause`: 1 too dark, 2 too bright.
  exposure: ({ cause }) =>
    cause === 1 ? '脸太暗，请开灯，或者把“亮度”调高。' : '脸太亮，细节看不清，请避开强光，或者把“亮度”调低。',
  glare: () => '脸上或眼镜上有反光，请转一下灯，或请本人稍低头重拍。',
  clothes: () => '衣服和背景颜色太接近，请披一件深色外衣。',
};

/** Texts of the card photo: taking, cutting, checking. */
export const photoText = {
  title: '照片',
  need: '白底、免冠、正面。成品 352×440，20–50 KB。',
  camera: '用摄像头拍',
  file: '从文件选',
  retake: '重拍',
  shoot: '拍照（空格）',
  use: '下一步：检查',
  cancel: '取消',
  zoom: '放大',
  straighten: '扶正',
  degrees: (degrees: number) => `${degrees > 0 ? '右' : degrees < 0 ? '左' : ''}${Math.abs(degrees)}°`,
  brightness: '亮度',
  reset: '还原',
  cropTitle: '把头部放在框中间，头顶留一点空',
  noCamera: '这台电脑没有找到摄像头，请用“从文件选”。',
  cameraRefused: '摄像头被别的程序占用或不允许使用，请用“从文件选”。',
  device: '摄像头',
  // Spoken word for word by the clips photo-… of resources/voice.
  hint: {
    begin: '请坐直，露出双耳，看镜头',
    face: '请把脸对准框里',
    light: '光线不合适，请稍等',
    glare: '脸上有反光，请稍微低头',
    closer: '请靠近一点',
    further: '请退后一点',
    middle: '请坐到中间',
    straight: '请坐直，头不要歪',
    still: '很好，请不要动',
  } satisfies Record<LiveHint, string>,
  unreadable: '这张照片打不开，可能没有传完整。请重新传一次，或者换一张。',
  refused: {
    heic: '这是苹果手机的 HEIC 照片，电脑打不开。请在手机“设置—相机—格式”里选“兼容性最佳”再拍一次，或者点“用摄像头拍”。',
    tiff: '这是 TIFF 图片，电脑打不开。请改存为 JPG 再选，或者点“用摄像头拍”。',
    pdf: '照片不能用 PDF。请选 JPG 或 PNG 照片，或者点“用摄像头拍”。',
    other: '这个文件不是照片。请选 JPG 或 PNG 照片，或者点“用摄像头拍”。',
  },
  tooDetailed: '这张照片压不到 50 KB，请换一张。',
  size: (kilobytes: number) => `352×440，${kilobytes} KB`,
  preview: '成品大小',
  none: '还没有照片',
  good: '检查都通过',
  flagged: (reason: string) => `有不符合的地方，理由：${reason}。审核时会提醒。`,
  unchecked: '这张照片没有经过检查。',
  review: {
    title: '检查照片',
    checking: '正在检查……',
    result: (failed: number, unsure: number) =>
      failed + unsure === 0
        ? '电脑检查：都符合'
        : `电脑检查：${[...(failed > 0 ? [`${failed} 项不符合`] : []), ...(unsure > 0 ? [`${unsure} 项看不准`] : [])].join('，')}`,
    passed: (names: readonly string[]) => `符合：${names.join('、')}`,
    wrong: (name: string) => `✕ ${name}`,
    human: '请您看一眼，符合就打勾',
    all: '都看过，符合',
    unsure: (name: string) => `${name}：电脑看不准，请您看`,
    reasonTitle: '还有不符合的。能重拍就重拍；只能用这张的，选一个理由：',
    reason: '选一个理由，也可以自己写',
    again: '返回调整',
    accept: '就用这张',
    acceptAnyway: '有问题也用这张',
    open: (count: number) => `还有 ${count} 项没有打勾`,
  },
  flaggedList: {
    intro: '这些照片有不符合的地方，窗口写了理由，先收下了。审核时请看一看，能补拍的请约来补拍。',
    none: '没有带问题收下的照片。',
    draft: '还没有受理',
    reason: (reason: string) => `理由：${reason}`,
    by: (clerk: string, when: string) => `${clerk}，${when}`,
    unconfirmed: (name: string) => `没有打勾：${name}`,
    again: '再试一次',
  },
  check: {
    size: '尺寸',
    density: '分辨率',
    colour: '彩色',
    bytes: '文件大小',
    background: '背景',
    border: '边框',
    'head-height': '头部大小',
    'head-centre': '头部居中',
    tilt: '头部端正',
    'eyes-level': '双眼水平',
    sharpness: '清晰',
    exposure: '明暗',
    glare: '反光',
    clothes: '衣服颜色',
  } satisfies Record<PhotoCheck, string>,
  failed,
} as const;
