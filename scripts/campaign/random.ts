// Chance that can be repeated: the same seed gives the same numbers.

export type Random = ReturnType<typeof makeRandom>;

/** Numbers from a seed, by mulberry32: small, and good enough to draw faults with. */
export function makeRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    /** A whole number from 0 up to, not including, `below`. */
    whole,
    chance: (share: number): boolean => next() < share,
    pick<Value>(values: readonly Value[]): Value {
      return values[whole(values.length)] as Value;
    },
    /** One of the values, each as often as its weight says. */
    weighted<Value extends { weight: number }>(values: readonly Value[]): Value {
      let left = next() * values.reduce((sum, { weight }) => sum + weight, 0);
      for (const value of values) {
        left -= value.weight;
        if (left < 0) return value;
      }
      return values.at(-1) as Value;
    },
    /** A version 4 UUID. */
    uuid(): string {
      const hex = Array.from({ length: 32 }, () => whole(16).toString(16));
      hex[12] = '4';
      hex[16] = (8 + whole(4)).toString(16);
      return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
