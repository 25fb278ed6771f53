// Whether a press on the card's Call may dial: trusted, on the button, on a card that is plainly visible and still.
// Measured against the known ways to make people click what they cannot see (overlays, opacity, moving the target).
import { isCovered } from './cover';

type VisibilityEntry = IntersectionObserverEntry & { isVisible?: boolean };

const STILL_MS = 300;
const LEAST_OPACITY = 0.9;

export type PressGuard = { isSafe(event: MouseEvent): boolean; moved(): void };

/** Guards a part of the surface. Chromium reports covers by itself (IntersectionObserver v2); Firefox does not. */
export function makePressGuard(host: HTMLElement, part: HTMLElement, signal: AbortSignal): PressGuard {
  let movedAt = performance.now();
  let size = { width: 0, height: 0 };
  let visible: boolean | null = null;
  const canTrack = 'isVisible' in IntersectionObserverEntry.prototype;
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit;
  const watcher = new IntersectionObserver((entries) => {
    visible = (entries.at(-1) as VisibilityEntry | undefined)?.isVisible ?? null;
  }, options);
  if (canTrack) watcher.observe(part);
  signal.addEventListener('abort', () => watcher.disconnect());

  return {
    moved() {
      movedAt = performance.now();
      size = { width: part.offsetWidth, height: part.offsetHeight };
    },
    isSafe(event) {
      if (!event.isTrusted || performance.now() - movedAt < STILL_MS) return false;
      const button = event.currentTarget as HTMLElement | null;
      const rect = part.getBoundingClientRect();
      // Drawn larger or smaller than laid out: someone scales the page under it.
      const undistorted =
        Math.abs(rect.width - part.offsetWidth) <= 1 && Math.abs(rect.height - part.offsetHeight) <= 1;
      if (!button || !undistorted || size.width === 0) return false;
      if (!isKeyboard(event) && !isInside(event, button)) return false;
      return opacityOf(host) >= LEAST_OPACITY && (canTrack ? visible === true : !isCovered(host, rect));
    },
  };
}

const isKeyboard = ({ detail, clientX, clientY }: MouseEvent): boolean =>
  detail === 0 && clientX === 0 && clientY === 0;

function isInside({ clientX, clientY, button }: MouseEvent, target: HTMLElement): boolean {
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return button === 0 && clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}

/** The product of opacities from the host up; 0 where something filters, clips or masks it. */
function opacityOf(host: HTMLElement): number {
  let opacity = 1;
  for (let element: Element | null = host; element; element = element.parentElement) {
    const style = getComputedStyle(element);
    opacity *= Number.parseFloat(style.opacity);
    const isAltered =
      style.filter !== 'none' ||
      style.clipPath !== 'none' ||
      style.maskImage !== 'none' ||
      style.mixBlendMode !== 'normal';
    if (isAltered) return 0;
  }
  return opacity;
}
