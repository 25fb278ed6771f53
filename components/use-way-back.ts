// A card in front of a list: the list stays behind it as it was, and gets the focus back when the card is closed.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** @param otherwise what takes the focus where what opened the card is gone */
export function useWayBack(
  list: RefObject<HTMLElement | null>,
  isCovered: boolean,
  otherwise: () => HTMLElement | null | undefined,
): void {
  const opener = useRef<Element | null>(null);
  const wasCovered = useRef(isCovered);
  // While this is drawn: what opened the card is not hidden yet.
  if (isCovered && !wasCovered.current) opener.current = document.activeElement;
  useLayoutEffect(() => {
    if (wasCovered.current && !isCovered) {
      const isThere = list.current?.contains(opener.current);
      const back = isThere ? (opener.current as HTMLElement) : otherwise();
      back?.focus();
    }
    wasCovered.current = isCovered;
  }, [isCovered]);
}
