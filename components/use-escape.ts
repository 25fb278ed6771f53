// Escape closes what is in front.
import { useEffect, useRef } from 'preact/hooks';

export function useEscape(isOpen: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    const pressed = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') latest.current();
    };
    window.addEventListener('keydown', pressed, { signal: stop.signal, capture: true });
    return () => stop.abort();
  }, [isOpen]);
}
