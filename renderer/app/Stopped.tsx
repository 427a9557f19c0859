import { commonText } from '#shared/i18n/zh-CN/common.ts';
import './waiting.css';

/** The shell has given the station process up: says so and why. */
export function Stopped({ code }: { readonly code: string }) {
  const { title, advice, reasons, other } = commonText.stopped;
  return (
    <main className="waiting">
      <div role="alert">
        <h1>{title}</h1>
        <p>{advice}</p>
        <p>{reasons[code] ?? other(code)}</p>
      </div>
    </main>
  );
}
