// What the telephony service's clock said last, against ours; kept over the worker's stops, gone with the browser.
import { skewOf } from '../gates/clock';

type StorageArea = {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
};
export type ServiceClock = {
  /** @param date the `Date` header of an answer that just came */
  heardTime(date: string | null): void;
  /** How far the service's clock is ahead of ours, milliseconds; 0 while they agree, or nothing was heard. */
  skew(): Promise<number>;
};

const KEY = 'clockSkew';
/** Less than this is the time that answers take. */
const STEADY_MS = 60_000;

/** @param area one that ends with the browser: nobody knows what happens to a clock in between */
export function makeServiceClock(area: StorageArea, now: () => number): ServiceClock {
  const known = async (): Promise<number> => Number((await area.get(KEY).catch(() => null))?.[KEY] ?? 0) || 0;
  let kept: Promise<number> | null = null;
  return {
    heardTime(date) {
      const skew = skewOf(date, now());
      if (skew === null) return;
      const before = kept ?? known();
      kept = before.then(async (last) => {
        if ((skew === 0) === (last === 0) && Math.abs(skew - last) < STEADY_MS) return last;
        await area.set({ [KEY]: skew }).catch(() => undefined);
        return skew;
      });
    },
    skew: () => {
      kept ??= known();
      return kept;
    },
  };
}
