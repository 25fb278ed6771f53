import { describe, expect, it } from 'vitest';
import { placeCall } from '../../../lib/dial/place-call';
import { MOST_A_MINUTE, makeSiteCount, siteWait } from '../../../lib/dial/site-limit';
import { reason } from '../../../lib/words/reason';
import { bench, orderFor, PRESSED } from '../../support/unit-placing';

const NOW = 1_000_000_000;
const SITE = 'https://crm.example.com';
const rows = (n: number, ago: number, site = SITE) =>
  Array.from({ length: n }, (_, i) => ({ site, createdAt: NOW - ago - i }));

describe('how soon a site may start another call', () => {
  it.each<[string, ReturnType<typeof rows>, number | null]>([
    ['nothing was started', [], null],
    ['one less than the most', rows(MOST_A_MINUTE - 1, 1), null],
    ['the most: until the first is a minute old', rows(MOST_A_MINUTE, 1), 60_000 - MOST_A_MINUTE],
    ['more than the most', [...rows(5, 50_000), ...rows(MOST_A_MINUTE, 20_000)], 39_991],
    ['the most, but of an hour ago', rows(MOST_A_MINUTE, 3_600_000), null],
    ['the most, but of another site', rows(MOST_A_MINUTE, 1, 'https://other.example'), null],
    ['the most, by a clock that was set back since', rows(MOST_A_MINUTE, -30_000), 60_000],
  ])('%s', (_, started, expected) => {
    const until = siteWait(started, SITE, NOW);
    expect(until === null ? null : until - NOW).toBe(expected);
  });
});

it('counts in memory by site, and what is given back does not count', () => {
  let now = NOW;
  const turns = makeSiteCount(2, () => now);
  expect(turns.take(SITE)).not.toBeNull();
  const giveBack = turns.take(SITE);
  expect(turns.take(SITE)).toBeNull();
  expect(turns.take('https://other.example')).not.toBeNull();
  giveBack?.();
  expect(turns.take(SITE)).not.toBeNull();
  expect(turns.take(SITE)).toBeNull();
  now += 60_001;
  expect(turns.take(SITE)).not.toBeNull();
});

const to = (n: number): string => `212-555-01${String(n).padStart(2, '0')}`;

describe('a hundred presses from one page', () => {
  it('are ten attempts, refused ones and those of an earlier worker included; another site still calls', async () => {
    const b = await bench('aiko');
    b.service.answer = async () => ({ outcome: 'rejected', note: reason('errorRefused', 'no') });
    const results: string[] = [];
    for (let i = 0; i < 100; i++) {
      const placing = { ...b, worker: `worker ${i}` };
      const placed = await placeCall(await orderFor(b, `a${i}`, to(i)), placing);
      results.push(placed.result === 'wait' ? placed.for : placed.result);
    }
    expect(results).toEqual([...Array(10).fill('attempt'), ...Array(90).fill('site')]);
    expect(b.service.dialed).toHaveLength(10);
    expect(await b.journal.recent(100)).toHaveLength(10);
    const elsewhere = await orderFor(b, 'b', to(50), { site: 'https://other.example' });
    expect(await placeCall(elsewhere, b)).toMatchObject({ result: 'attempt' });
    b.late = 61_000;
    const later = await orderFor(b, 'c', to(51), { pressedAt: PRESSED + 61_000 });
    expect(await placeCall(later, b)).toMatchObject({ result: 'attempt' });
  });
});
