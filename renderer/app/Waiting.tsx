import { useEffect, useState } from 'react';
import { commonText } from '#shared/i18n/zh-CN/common.ts';
import './waiting.css';

const LONG_MS = 8000;

/** Until the station has described itself; says what to look at when that takes long. */
export function Waiting() {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return <WaitingPage long={long} />;
}

export function WaitingPage({ long }: { readonly long: boolean }) {
  return (
    <main className="waiting">
      <div role="status">
        <h1>{commonText.line.connecting}</h1>
        {long && <p>{commonText.line.connectingLong}</p>}
      </div>
    </main>
  );
}
