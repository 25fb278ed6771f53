// Old calls are removed from the log, at the start of the worker and once a day.
import { withDefaults } from '../../lib/policy/schema';
import type { Parts } from './parts';

export const RETENTION_ALARM = 'log-retention';
const DAY_MS = 24 * 3600_000;

/** Not before the policy is known: the administrator may want a longer log than the default. */
export async function removeOld({ log, tail, policy, policyHasSettled, now }: Parts): Promise<void> {
  if (!(await policyHasSettled())) return;
  const { logRetentionDays } = withDefaults((await policy()).policy);
  await log.removeOld(logRetentionDays, now());
  await tail.forget(now() - logRetentionDays * DAY_MS);
}
