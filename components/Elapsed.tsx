// How long a call has lasted: ` · 0:42`.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function Elapsed({ since }: { since: number }): JSX.Element {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  // Read out once, not every second.
  return (
    <span aria-hidden="true">{` · ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</span>
  );
}
