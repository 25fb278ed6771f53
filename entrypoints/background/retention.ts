// Old calls are removed from the log, at the start of the worker and once a day.
import { keepingBy } from '../../lib/calls/keeping';
import { DAY_MS } from '../../lib/calls/number-use';
import type { Handlers } from '../../lib/messages/receive';
import type { Done } from '../../lib/messages/replies';
import { logDaysOf } from '../../lib/policy/log-days';
import { withDefaults } from '../../lib/policy/schema';
import { type Reason, reason } from '../../lib/words/reason';
import type { Parts } from './parts';

export const RETENTION_ALARM = 'log-retention';

/** Not before the policy is known: the administrator may want a longer log than the default. */
export async function removeOld({
  log,
  tail,
  policy,
  policyHasSettled,
  settings,
  now,
}: Parts): Promise<void> {
  if (!(await policyHasSettled())) return;
  const { policy: set } = await policy();
  const keep = keepingBy(withDefaults(set), logDaysOf(set, await settings.get()), now());
  await log.removeOld(keep, now());
  await tail.forget(now() - keep.days * DAY_MS);
}

export function retentionHandlers(
  parts: Parts,
  answer: (failed: Reason | null) => Promise<Done>,
): Pick<Handlers, 'log.keep'> {
  return {
    async 'log.keep'({ days }) {
      if ((await parts.policy()).policy.logRetentionDays !== undefined)
        return answer(reason('setByAdministrator'));
      await parts.settings.change(() => ({ logRetentionDays: days }));
      await removeOld(parts);
      return answer(null);
    },
  };
}
