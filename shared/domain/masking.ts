/** Compound surnames still met; a star after the first character alone would hide half of the surname. */
const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 ' +
    '钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 ' +
    '呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 ' +
    '仲长 子书 子桑 即墨 达奚 褚师 纳兰 完颜 叶赫'
  ).split(' '),
);

/** How many code points of a Chinese name are the surname: two for a known compound surname followed by more, else one. */
export function surnameLength(name: string): 1 | 2 {
  const points = Array.from(name);
  return points.length > 2 && COMPOUND_SURNAMES.has(points.slice(0, 2).join('')) ? 2 : 1;
}

/**
 * A name for public display (hall screen, called number): the surname, the rest starred, one star a character and three at
 * most. A name with `·` keeps the first character of its first part. Never cuts inside a character.
 */
export function maskName(name: string): string {
  const points = Array.from(name.trim());
  if (points.length === 0) return '';
  const kept = /[·•・]/u.test(name) ? 1 : surnameLength(name.trim());
  const stars = Math.min(3, Math.max(1, points.length - kept));
  return points.slice(0, kept).join('') + '*'.repeat(stars);
}

/** The first six and last four characters; an unusual short number keeps its last four at most. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length <= 10) return starAllButEnd(idNumber);
  return idNumber.slice(0, 6) + '*'.repeat(idNumber.length - 10) + idNumber.slice(-4);
}

/** A mobile number as 138****5678; other numbers keep their last four. */
export function maskPhone(phone: string): string {
  if (/^\d{11}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  return starAllButEnd(phone);
}

function starAllButEnd(text: string): string {
  const kept = Math.min(4, Math.floor(text.length / 2));
  return '*'.repeat(text.length - kept) + text.slice(text.length - kept);
}
