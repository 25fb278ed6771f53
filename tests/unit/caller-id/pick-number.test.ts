import { describe, expect, it } from 'vitest';
import { digitsOf, type Health, packNumbers } from '../../../lib/caller-id/packed-numbers';
import { pickNumber } from '../../../lib/caller-id/pick-number';
import { type E164, toE164 } from '../../../lib/phone/e164';
import { e164 } from '../../support/unit-directory';

const A = e164('+12125550101');
const B = e164('+12125550102');
const C = e164('+12125550103');
const NONE: ReadonlySet<number> = new Set();
const customer = e164('+12125550199');
const pack = (...rows: [E164, Health][]) =>
  packNumbers(rows.map(([number, status]) => ({ e164: number, status })));
const pick = (rows: [E164, Health][], to = customer, lastShown: E164 | null = null) => {
  const picked = pickNumber(pack(...rows), to, lastShown, NONE);
  return picked && [picked.number, picked.why.key];
};

describe('which number of an area', () => {
  it.each<[string, [E164, Health][], E164 | null, [E164, string] | null]>([
    ['the only one', [[A, 'active']], null, [A, 'pickOnly']],
    [
      'a healthy one before a cooling one',
      [
        [A, 'cooling'],
        [B, 'active'],
      ],
      null,
      [B, 'pickOnly'],
    ],
    [
      'a healthy one before a flagged one',
      [
        [A, 'flagged'],
        [B, 'active'],
      ],
      null,
      [B, 'pickOnly'],
    ],
    [
      'a healthy one before the cooling one the customer saw',
      [
        [A, 'cooling'],
        [B, 'active'],
      ],
      A,
      [B, 'pickOnly'],
    ],
    [
      'the one the customer saw, among equals',
      [
        [A, 'active'],
        [B, 'active'],
        [C, 'active'],
      ],
      C,
      [C, 'pickSeenBefore'],
    ],
    ['not one the customer saw that is not here', [[A, 'active']], e164('+13125550100'), [A, 'pickOnly']],
    ['a cooling one where nothing is healthy', [[A, 'cooling']], null, [A, 'pickUnhealthy']],
    [
      'a flagged one where nothing is healthy',
      [
        [A, 'flagged'],
        [B, 'unavailable'],
      ],
      null,
      [A, 'pickUnhealthy'],
    ],
    [
      'the cooling one the customer saw, among equally cooling ones',
      [
        [A, 'cooling'],
        [B, 'cooling'],
        [C, 'cooling'],
      ],
      A,
      [A, 'pickUnhealthy'],
    ],
    [
      'the other cooling one, where the customer saw that',
      [
        [A, 'cooling'],
        [B, 'cooling'],
        [C, 'cooling'],
      ],
      C,
      [C, 'pickUnhealthy'],
    ],
    ['never an unavailable one', [[A, 'unavailable']], null, null],
    ['nothing of nothing', [], null, null],
  ])('%s', (_, rows, lastShown, expected) => {
    expect(pick(rows, customer, lastShown)).toEqual(expected);
  });

  it('never the destination, even where it is all there is or what the customer saw', () => {
    expect(pick([[A, 'active']], A)).toBeNull();
    expect(
      pick(
        [
          [A, 'active'],
          [B, 'cooling'],
        ],
        A,
      ),
    ).toEqual([B, 'pickUnhealthy']);
    expect(
      pick(
        [
          [A, 'active'],
          [B, 'active'],
        ],
        A,
        A,
      ),
    ).toEqual([B, 'pickOnly']);
  });

  it('says among how many it was spread', () => {
    const picked = pickNumber(pack([A, 'active'], [B, 'active'], [C, 'cooling']), customer, null, NONE);
    expect(picked?.why).toEqual({ key: 'pickSpread', args: [{ count: 2 }] });
  });
});

describe('numbers that rest by this computer’s own history', () => {
  const active: [E164, Health][] = [
    [A, 'active'],
    [B, 'active'],
    [C, 'active'],
  ];
  const usual = pickNumber(pack(...active), customer, null, NONE)?.number ?? A;
  const resting = (tired: E164[], lastShown: E164 | null = null, rows = active) => {
    const picked = pickNumber(pack(...rows), customer, lastShown, new Set(tired.map(digitsOf)));
    return picked && [picked.number, picked.why.key];
  };

  it('the usual one rests: another, and the trace says who decided', () => {
    const [number, why] = resting([usual]) ?? [];
    expect(number).not.toBe(usual);
    expect(why).toBe('pickOtherRests');
  });

  it('others rest: the usual one, and the history decided nothing', () => {
    const others = active.map(([number]) => number).filter((number) => number !== usual);
    expect(resting(others.slice(0, 1))).toEqual([usual, 'pickSpread']);
    expect(resting(others)).toEqual([usual, 'pickOnly']);
  });

  it('the one the customer saw rests: not that one', () => {
    expect(resting([C], C)).not.toContain(C);
    expect(resting([C], C)?.[1]).toBe('pickOtherRests');
  });

  it('all rest: they are equals again, and flagged ones with them', () => {
    expect(resting([A, B, C])).toEqual([usual, 'pickAllRest']);
    expect(resting([A], null, [[A, 'active']])).toEqual([A, 'pickAllRest']);
  });

  it('numbers elsewhere rest: nothing changes', () => {
    expect(resting([e164('+13125550100')])).toEqual([usual, 'pickSpread']);
  });
});

describe('the spread', () => {
  const numbers = Array.from({ length: 10 }, (_, i) => e164(`+1212555010${i}`));
  const destinations = Array.from(
    { length: 100_000 },
    (_, i) => toE164(`+1646${2_000_000 + i * 37}`) as E164,
  );
  const packed = pack(...numbers.map((number): [E164, Health] => [number, 'active']));

  it('is even over 100,000 destinations, by chi-square', () => {
    const counts = new Map<string, number>();
    for (const to of destinations) {
      const number = pickNumber(packed, to, null, NONE)?.number ?? '';
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const expected = destinations.length / numbers.length;
    const chi = numbers.reduce(
      (sum, number) => sum + ((counts.get(number) ?? 0) - expected) ** 2 / expected,
      0,
    );
    expect([...counts.keys()].sort()).toEqual(numbers);
    // Nine degrees of freedom: 27.9 is passed once in a thousand by an even spread; a skewed one is far above.
    expect(chi).toBeLessThan(27.9);
  });

  it('gives a destination the same number whatever the order of the directory', () => {
    const backwards = pack(...[...numbers].reverse().map((number): [E164, Health] => [number, 'active']));
    for (const to of destinations.slice(0, 500))
      expect(pickNumber(backwards, to, null, NONE)).toEqual(pickNumber(packed, to, null, NONE));
  });

  it('moves only the customers of a number that goes away', () => {
    const [gone, ...rest] = numbers;
    const fewer = pack(...rest.map((number): [E164, Health] => [number, 'active']));
    let moved = 0;
    for (const to of destinations.slice(0, 2000)) {
      const before = pickNumber(packed, to, null, NONE)?.number;
      if (before === gone) moved++;
      else expect(pickNumber(fewer, to, null, NONE)?.number).toBe(before);
    }
    expect(moved).toBeGreaterThan(0);
  });
});
