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
  return (
    <main className="waiting" role="status">
      <p>{commonText.line.connecting}</p>
      {long && <p>{commonText.line.connectingLong}</p>}
    </main>
  );
}
