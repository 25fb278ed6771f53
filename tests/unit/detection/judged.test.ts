import { describe, expect, it } from 'vitest';
import { makeJudged, type Verify } from '../../../lib/detection/judged';

const snippet = (text: string) => ({ before: '', text, after: '', label: '' });

describe('what was judged', () => {
  it('is asked once, in batches, and remembered', async () => {
    const asked: number[] = [];
    const verify: Verify = async (snippets) => {
      asked.push(snippets.length);
      return { ok: true, value: snippets.map(() => []) };
    };
    const judged = makeJudged(verify);
    const snippets = Array.from({ length: 900 }, (_, i) => snippet(String(i)));
    expect(await judged.learn([...snippets, ...snippets])).toBe(true);
    expect(asked).toEqual([400, 400, 100]);
    await judged.learn(snippets);
    expect(asked).toHaveLength(3);
    expect(judged.of(snippet('7'))).toEqual([]);
    judged.forget();
    expect(judged.of(snippet('7'))).toBeUndefined();
  });

  it('is not known when no answer came, and asked again', async () => {
    let isUp = false;
    const judged = makeJudged(async () => (isUp ? { ok: true, value: [[]] } : { ok: false, why: 'lost' }));
    expect(await judged.learn([snippet('1')])).toBe(false);
    isUp = true;
    expect(await judged.learn([snippet('1')])).toBe(true);
  });

  it('tells the same digits in other places apart', async () => {
    const seen: string[] = [];
    const judged = makeJudged(async (snippets) => {
      seen.push(...snippets.map(({ label }) => label));
      return { ok: true, value: snippets.map(() => []) };
    });
    await judged.learn([
      { ...snippet('1'), label: 'Phone' },
      { ...snippet('1'), label: 'Order' },
    ]);
    expect(seen).toEqual(['Phone', 'Order']);
  });

  it('does not grow for ever', async () => {
    let asked = 0;
    const judged = makeJudged(async (snippets) => {
      asked += snippets.length;
      return { ok: true, value: snippets.map(() => []) };
    });
    for (let round = 0; round < 20; round++)
      await judged.learn(Array.from({ length: 500 }, (_, i) => snippet(`${round} ${i}`)));
    expect(judged.of(snippet('0 0'))).toBeUndefined();
    expect(judged.of(snippet('19 0'))).toEqual([]);
    expect(asked).toBe(10_000);
  });
});
