// The part of the address after #, which says what of the page is open.
import { useEffect, useState } from 'preact/hooks';

/** The hash with its #, and a way to another one; going there can be undone with the browser's back button. */
export function useHash(): [hash: string, goTo: (hash: string) => void] {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return [
    hash,
    (next) => {
      history.pushState(null, '', `${location.pathname}${next}`);
      setHash(next);
      scrollTo(0, 0);
    },
  ];
}
