// Old calls are removed from the log, at the start of the worker and once a day.
import { keepingBy } from '../../lib/calls/keeping';
import { DAY_MS } from '../../lib/calls/number-use';
import { withDefaults } from '../../lib/policy/schema';
import type { Parts } from './parts';

export const RETENTION_ALARM = 'log-retention';

/** Not before the policy is known: the administrator may want a longer log than the default. */
export async function removeOld({ log, tail, policy, policyHasSettled, now }: Parts): Promise<void> {
  if (!(await policyHasSettled())) return;
  const keep = keepingBy(withDefaults((await policy()).policy), now());
  await log.removeOld(keep, now());
  await tail.forget(now() - keep.days * DAY_MS);
}
