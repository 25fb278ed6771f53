// Where the focus is in a card: on what there is to do next.
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useKeptFocus } from './use-kept-focus';

/** Puts the focus on the main button when there is one to press, and again when the call begins. */
export function useCardFocus(ready: boolean, calling: boolean): RefObject<HTMLElement> {
  const section = useRef<HTMLElement>(null);
  // A call that begins brings another main button.
  useEffect(() => {
    if (!ready) return;
    const main = mainOf(section.current);
    main?.focus({ preventScroll: true });
    // Where the card is higher than its window, it is scrolled; the page behind it is not.
    main?.scrollIntoView({ block: 'nearest' });
  }, [ready, calling]);
  // To what is the same in another place now, else to what comes next.
  useKeptFocus(section, ({ dataset: { t } }) => {
    const same = t && section.current?.querySelector<HTMLElement>(`[data-t="${t}"]`);
    return same || mainOf(section.current);
  });
  return section as RefObject<HTMLElement>;
}

const MAIN = ['.primary, .danger', '.outcomes input', '.part:not(header, footer) .link', '.icon-button'];

/** Never what takes the number away for good: Enter is pressed without looking. */
const mainOf = (section: HTMLElement | null): HTMLElement | undefined =>
  MAIN.flatMap((selector) => section?.querySelector<HTMLElement>(selector) ?? [])[0];
