// Long work in pieces.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBatches } from '../../../lib/simulation/in-batches';

const never = new AbortController().signal;
const double = async (piece: number[]): Promise<number[]> => piece.map((one) => one * 2);

describe('work in pieces', () => {
  it('gives what it would give at once, and tells its progress', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), async (items, size) => {
        const told: number[] = [];
        const results = await inBatches(items, size, double, (done) => told.push(done), never);
        expect(results).toEqual(items.map((one) => one * 2));
        expect(told.at(-1) ?? 0).toBe(items.length);
        expect(told).toHaveLength(Math.ceil(items.length / size));
      }),
    );
  });

  it('ends with the piece that runs when it is stopped', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const work = async (piece: number[]): Promise<number[]> => {
      seen.push(...piece);
      if (seen.length === 4) stop.abort();
      return piece;
    };
    expect(await inBatches([1, 2, 3, 4, 5, 6], 2, work, () => undefined, stop.signal)).toBeNull();
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('ends with a piece that fails', async () => {
    const work = async (piece: number[]): Promise<number[] | null> => (piece.includes(3) ? null : piece);
    expect(await inBatches([1, 2, 3, 4], 2, work, () => undefined, never)).toBeNull();
  });
});
