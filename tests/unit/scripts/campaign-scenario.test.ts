// What a seed draws.
import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../lib/phone/parse';
import { BROWSER_FAULTS, SERVICE_FAULTS } from '../../../scripts/campaign/faults';
import { makeRandom } from '../../../scripts/campaign/random';
import { drawScenario, e164Of, MOST_ATTEMPTS } from '../../../scripts/campaign/scenario';
import { atlas } from '../../support/unit-directory';

const all = Array.from({ length: MOST_ATTEMPTS }, (_, n) => drawScenario(1, n));

describe('a scenario', () => {
  it('is the same for the same seed and place, and another for others', () => {
    expect(drawScenario(1, 7)).toEqual(all[7]);
    expect(drawScenario(2, 7)).not.toEqual(all[7]);
    expect(new Set(all.map((one) => one.attemptIds.join())).size).toBe(all.length);
  });

  it('has a number of its own, which can be called', () => {
    expect(new Set(all.map(e164Of)).size).toBe(all.length);
    for (const one of all)
      expect(parseDestination(one.number, 'US', atlas)).toMatchObject({ to: e164Of(one) });
  });

  it('has every fault in a thousand, and one in ten is pressed on the card', () => {
    const first = all.slice(0, 1000);
    const names = new Set(first.flatMap((one) => one.names));
    for (const { name } of [...SERVICE_FAULTS, ...BROWSER_FAULTS]) expect(names).toContain(name);
    const cards = first.filter(({ gesture }) => gesture === 'card').length;
    expect(cards).toBeGreaterThan(60);
    expect(cards).toBeLessThan(140);
  });
});

describe('chance', () => {
  it('is spread evenly, and ids are UUIDs', () => {
    const random = makeRandom(5);
    const sum = Array.from({ length: 10_000 }, () => random.next()).reduce((a, b) => a + b, 0);
    expect(Math.abs(sum / 10_000 - 0.5)).toBeLessThan(0.02);
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('follows weights', () => {
    const random = makeRandom(6);
    const values = [
      { name: 'often', weight: 9 },
      { name: 'seldom', weight: 1 },
    ];
    const seldom = Array.from({ length: 2000 }, () => random.weighted(values)).filter(
      ({ name }) => name === 'seldom',
    );
    expect(seldom.length).toBeGreaterThan(140);
    expect(seldom.length).toBeLessThan(260);
  });
});
