// The last errors: which sentence, when, how often; never what stood in it.
import { describe, expect, it } from 'vitest';
import { errorRing, MOST_ERRORS, type NotedError, withError } from '../../../lib/diagnostics/error-ring';

function area(stored: Record<string, unknown> = {}) {
  return {
    stored,
    get: async (key: string) => ({ [key]: structuredClone(stored[key]) }),
    set: async (items: Record<string, unknown>) => void Object.assign(stored, items),
  };
}

describe('the ring', () => {
  it('keeps the last fifty, and counts the same again', () => {
    let ring: NotedError[] = [];
    for (let at = 0; at < 120; at++) ring = withError(ring, at % 2 ? 'errorOffline' : 'errorTimeout', at);
    expect(ring).toHaveLength(MOST_ERRORS);
    expect(ring.at(-1)).toEqual({ key: 'errorOffline', at: 119, times: 1 });
    expect(withError(ring, 'errorOffline', 200).at(-1)).toEqual({ key: 'errorOffline', at: 200, times: 2 });
  });

  it('loses none that are noted at once', async () => {
    const ring = errorRing(area(), () => 7);
    await Promise.all([ring.note('errorOffline'), ring.note('errorTimeout'), ring.note('errorTimeout')]);
    expect(await ring.list()).toEqual([
      { key: 'errorOffline', at: 7, times: 1 },
      { key: 'errorTimeout', at: 7, times: 2 },
    ]);
  });

  it.each([['text'], [[{ key: '+1 212 555 0123', at: 1, times: 1 }]], [{ a: 1 }]])(
    'that cannot be read (%j) is none',
    async (broken) => {
      expect(await errorRing(area({ recentErrors: broken }), () => 1).list()).toEqual([]);
    },
  );

  it('that cannot be written troubles nobody', async () => {
    const full = { ...area(), set: () => Promise.reject(new Error('full')) };
    await expect(errorRing(full, () => 1).note('errorOffline')).resolves.toBeUndefined();
  });
});
