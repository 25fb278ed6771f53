// A short fault campaign; `npm run campaign` is the long one.
import { expect, it } from 'vitest';
import { runCampaign } from '../../scripts/campaign/campaign';
import { isClean, reportText } from '../../scripts/campaign/report';
import { SERVICES } from '../../scripts/campaign/services';

/** Seeds that draw many kinds of faults, one kill of the browser at most, and no wait of ten seconds. */
const CASES = [
  { name: 'gateway', attempts: 20, seed: 1659 },
  { name: 'dialpad', attempts: 8, seed: 293 },
];

it.each(CASES)(
  'against $name, $attempts attempts: no double call, no lost click, no false claim',
  async ({ name, attempts, seed }) => {
    const service = await SERVICES[name]?.();
    if (!service) throw new Error(`No service ${name}`);
    const which = Array.from({ length: attempts }, (_, n) => n);
    const result = await runCampaign(service, seed, which, () => {}).finally(() => service.close());
    const report = reportText(service, seed, result);
    console.log(report);
    expect(isClean(result), report).toBe(true);
    expect(result.judged).toHaveLength(attempts);
  },
  120_000,
);
