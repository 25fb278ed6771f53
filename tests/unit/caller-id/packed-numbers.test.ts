import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Health, holdsNumber, packNumbers, unpackNumbers } from '../../../lib/caller-id/packed-numbers';
import { e164 } from '../../support/unit-directory';

const HEALTHS: Health[] = ['active', 'cooling', 'flagged', 'unavailable'];
const row = fc.record({
  e164: fc.bigInt({ min: 1_000_000n, max: 999_999_999_999_999n }).map((digits) => e164(`+${digits}`)),
  status: fc.constantFrom(...HEALTHS),
});

describe('packed numbers', () => {
  it('come back as they went in, lowest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (one) => one.e164 }), (rows) => {
        const sorted = [...rows].sort((a, b) => Number(a.e164) - Number(b.e164));
        expect(unpackNumbers(packNumbers(rows))).toEqual(
          sorted.map(({ e164: number, status }) => ({ number, health: status })),
        );
      }),
    );
  });

  it('take eight bytes each', () => {
    const packed = packNumbers([
      { e164: e164('+12125550142'), status: 'active' },
      { e164: e164('+12125550143'), status: 'flagged' },
    ]);
    expect(packed.byteLength).toBe(16);
  });

  it.each(HEALTHS)('hold a number that is %s, and not the ones beside it', (status) => {
    const packed = packNumbers([{ e164: e164('+999999999999998'), status }]);
    expect(holdsNumber(packed, e164('+999999999999998'))).toBe(true);
    expect(holdsNumber(packed, e164('+999999999999997'))).toBe(false);
    expect(holdsNumber(packed, e164('+999999999999999'))).toBe(false);
  });

  it('of nothing hold nothing', () => {
    expect(unpackNumbers(packNumbers([]))).toEqual([]);
    expect(holdsNumber(packNumbers([]), e164('+12125550142'))).toBe(false);
  });
});
