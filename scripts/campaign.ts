// npm run campaign -- [--attempts 1000] [--seed 1] [--service gateway|dialpad] [--only N]: attempts in a real Chromium while
// workers, connections, tabs and the browser itself are cut off under them. Ends with 1 if any of them went wrong.
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign/campaign';
import { isClean, reportText, story } from './campaign/report';
import { MOST_ATTEMPTS } from './campaign/scenario';
import { SERVICES } from './campaign/services';
import { fail } from './command-line';
import { makeProgress } from './progress';
import { BUILD_CHROME, run } from './steps';

const options = {
  attempts: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  service: { type: 'string', default: 'gateway' },
  only: { type: 'string' },
} as const;

const { values } = (() => {
  try {
    return parseArgs({ options, strict: true });
  } catch (error) {
    return fail((error as Error).message);
  }
})();
const whole = (name: 'attempts' | 'seed' | 'only', below: number): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0 && value < below) return value;
  return fail(`--${name} is a whole number below ${below}, not "${values[name]}"`);
};
const seed = whole('seed', 2 ** 32);
const attempts = whole('attempts', MOST_ATTEMPTS + 1);
const which =
  values.only === undefined ? Array.from({ length: attempts }, (_, n) => n) : [whole('only', MOST_ATTEMPTS)];
const start = Object.hasOwn(SERVICES, values.service) ? SERVICES[values.service] : undefined;
if (!start) fail(`--service is one of ${Object.keys(SERVICES).join(', ')}, not "${values.service}"`);

if (!(await run(BUILD_CHROME))) process.exit(1);
const began = Date.now();
const service = await start();
const progress = makeProgress(which.length);
const result = await runCampaign(service, seed, which, progress.step).finally(() => service.close());
progress.end();
console.log(reportText(service, seed, result));
if (values.only !== undefined) for (const one of result.judged) console.log(story(seed, one));
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exit(isClean(result) ? 0 : 1);
