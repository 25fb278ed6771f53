import { describe, expect, it } from 'vitest';
import { makeServiceClock } from '../../../lib/dial/service-clock';
import { memoryArea } from '../../support/unit-journal';

const NOW = Date.parse('2026-11-20T17:00:00Z');
const HOUR = 3_600_000;
const said = (ahead: number): string => new Date(NOW + ahead).toUTCString();

describe('the service’s clock', () => {
  it('agrees until something else is heard', async () => {
    const clock = makeServiceClock(memoryArea(), () => NOW);
    expect(await clock.skew()).toBe(0);
    clock.heardTime(null);
    clock.heardTime(said(60_000));
    expect(await clock.skew()).toBe(0);
  });

  it('is known to a worker that starts again, until it is heard otherwise', async () => {
    const area = memoryArea();
    const first = makeServiceClock(area, () => NOW);
    first.heardTime(said(3 * HOUR));
    expect(await first.skew()).toBe(3 * HOUR);
    const next = makeServiceClock(area, () => NOW);
    expect(await next.skew()).toBe(3 * HOUR);
    next.heardTime(said(1000));
    expect(await next.skew()).toBe(0);
    expect(await makeServiceClock(area, () => NOW).skew()).toBe(0);
  });

  it('is written only when it changes', async () => {
    const area = memoryArea();
    let writes = 0;
    const counted = {
      ...area,
      async set(items: Record<string, unknown>) {
        writes++;
        await area.set(items);
      },
    };
    const clock = makeServiceClock(counted, () => NOW);
    for (const ahead of [0, 1000, 2000, HOUR, HOUR + 2000, HOUR + 30_000, 0, 0]) clock.heardTime(said(ahead));
    expect(await clock.skew()).toBe(0);
    expect(writes).toBe(2);
  });

  it('that cannot be kept is still heard', async () => {
    const area = {
      get: async () => Promise.reject(new Error('gone')),
      set: async () => Promise.reject(new Error('gone')),
    };
    const clock = makeServiceClock(area, () => NOW);
    clock.heardTime(said(-HOUR));
    expect(await clock.skew()).toBe(-HOUR);
  });
});
