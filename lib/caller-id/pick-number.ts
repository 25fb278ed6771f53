// Which number of an area code: a healthy one, the one the customer saw before, else an even and repeatable spread.
import type { E164 } from '../phone/e164';
import { type Reason, reason } from '../words/reason';
import { digitsIn, digitsOf, healthIn, numberIn } from './packed-numbers';
import type { PackedNumbers } from './record';

export type PickedNumber = { number: E164; why: Reason };

/**
 * The number to show, or null when the area has none but the destination itself.
 * @param lastShown the number this contact saw last time; used only among numbers of equal health
 * @param tired digits of the numbers that rest by what this computer knows (calls/number-use.ts): they go with the
 * unhealthy ones
 */
export function pickNumber(
  packed: PackedNumbers,
  to: E164,
  lastShown: E164 | null,
  tired: ReadonlySet<number>,
): PickedNumber | null {
  const destination = digitsOf(to);
  const seen = lastShown && digitsOf(lastShown);
  const seed = hashText(to);
  const healthy: Equals = { count: 0, best: 0, weight: -1, hasSeen: false };
  const others: Equals = { ...healthy };
  const rested: Equals = { ...healthy };
  // Hundreds of numbers may be equal: the packed values are compared as they are, no text is made of them.
  for (const value of packed) {
    const digits = digitsIn(value);
    const health = healthIn(value);
    if (health === 'unavailable' || digits === destination) continue;
    const isTired = health === 'active' && tired.has(digits);
    const weight = weigh(seed, digits);
    add(health === 'active' && !isTired ? healthy : others, value, weight, digits === seen);
    if (isTired) add(rested, value, weight, digits === seen);
  }
  const { count, best, hasSeen } = healthy.count > 0 ? healthy : others;
  if (count === 0) return null;
  const number = hasSeen && lastShown ? lastShown : numberIn(best);
  return { number, why: whyOf(healthy, rested) };
}

function add(equals: Equals, value: number, weight: number, isSeen: boolean): void {
  equals.count++;
  equals.hasSeen ||= isSeen;
  if (weight > equals.weight) {
    equals.best = value;
    equals.weight = weight;
  }
}

/** Why this one. Where this computer's own history decided, so that another computer may choose otherwise, it says so. */
function whyOf(healthy: Equals, rested: Equals): Reason {
  const { count, hasSeen } = healthy;
  if (count === 0) return reason(rested.count > 0 ? 'pickAllRest' : 'pickUnhealthy');
  if (rested.hasSeen || (!hasSeen && rested.weight > healthy.weight)) return reason('pickOtherRests');
  if (count === 1) return reason('pickOnly');
  return hasSeen ? reason('pickSeenBefore') : reason('pickSpread', { count });
}

/** Numbers of equal health: how many, the one of the highest weight, and whether the one seen before is among them. */
type Equals = { count: number; best: number; weight: number; hasSeen: boolean };

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/**
 * Rendezvous hashing: the number of the highest weight is shown. The same destination gets the same number on every
 * machine, load spreads evenly, and only the customers of a number that goes away get another. The finalizer is
 * MurmurHash3's, which mixes the last digits well.
 */
function weigh(seed: number, digits: number): number {
  let h =
    seed ^ Math.imul(digits >>> 0, 0x9e3779b1) ^ Math.imul(Math.floor(digits / 0x1_0000_0000), 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
