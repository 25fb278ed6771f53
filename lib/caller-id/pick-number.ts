// Which number of an area code: a healthy one, the one the customer saw before, else an even and repeatable spread.
import type { E164 } from '../phone/e164';
import { type Reason, reason } from '../words/reason';
import { unpackNumbers } from './packed-numbers';
import type { PackedNumbers } from './record';

export type PickedNumber = { number: E164; why: Reason };

/**
 * The number to show, or null when the area has none but the destination itself.
 * @param lastShown the number this contact saw last time; used only among numbers of equal health
 */
export function pickNumber(packed: PackedNumbers, to: E164, lastShown: E164 | null): PickedNumber | null {
  const candidates = unpackNumbers(packed).filter(
    ({ number, health }) => number !== to && health !== 'unavailable',
  );
  const healthy = candidates.filter(({ health }) => health === 'active');
  const equal = (healthy.length > 0 ? healthy : candidates).map(({ number }) => number);
  const [first] = equal;
  if (!first) return null;
  const isSeen = lastShown !== null && equal.includes(lastShown);
  const number = isSeen ? lastShown : spread(equal, to, first);
  if (healthy.length === 0) return { number, why: reason('pickUnhealthy') };
  if (equal.length === 1) return { number, why: reason('pickOnly') };
  return { number, why: isSeen ? reason('pickSeenBefore') : reason('pickSpread', String(equal.length)) };
}

/** Rendezvous hashing: the same destination gets the same number on every machine, and load spreads evenly. */
function spread(numbers: readonly E164[], to: E164, first: E164): E164 {
  let best = first;
  let highest = -1;
  for (const number of numbers) {
    const weight = hash(`${to}|${number}`);
    if (weight > highest) [best, highest] = [number, weight];
  }
  return best;
}

/** FNV-1a with the finalizer of MurmurHash3, which mixes the last characters well; 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
