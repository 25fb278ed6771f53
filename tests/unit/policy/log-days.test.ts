import { expect, it } from 'vitest';
import { logDaysOf, MOST_LOG_DAYS } from '../../../lib/policy/log-days';

it.each([
  ['nobody said anything', undefined, undefined, 90],
  ['the agent shortens it', undefined, 7, 7],
  ['the agent cannot lengthen it', undefined, 400, 90],
  ['the administrator lengthens it', 3650, undefined, 3650],
  ['what the administrator said is not shortened', 180, 7, 180],
  ['nor lengthened', 7, 30, 7],
])('%s', (_, logRetentionDays, chosen, days) => {
  const set = logRetentionDays === undefined ? {} : { logRetentionDays };
  expect(logDaysOf(set, { logRetentionDays: chosen })).toBe(days);
  expect(MOST_LOG_DAYS).toBe(90);
});
