import { commonText } from '#shared/i18n/zh-CN/common.ts';
import './practice-mark.css';

const MARKS = Array.from({ length: 24 }, (_, index) => index);

/** 练习 all over the surface of a practice station. Real text, because a canvas would draw it before its font is there. */
export function PracticeMark({ colour }: { readonly colour: string }) {
  return (
    <div className="practice-mark" style={{ color: colour }} aria-hidden="true" data-testid="practice-mark">
      {MARKS.map((index) => (
        <span key={index}>{commonText.practice}</span>
      ))}
    </div>
  );
}
