// For how many days the log is kept.
import type { Settings } from '../settings/settings';
import { POLICY_DEFAULTS, type SetPolicy } from './schema';

/** What an agent may choose where the administrator chose nothing: the default, or less. */
export const MOST_LOG_DAYS = POLICY_DEFAULTS.logRetentionDays;

/** The administrator's number; without one the agent's, who can only shorten the default. */
export const logDaysOf = (set: SetPolicy, { logRetentionDays }: Pick<Settings, 'logRetentionDays'>): number =>
  set.logRetentionDays ?? Math.min(logRetentionDays ?? MOST_LOG_DAYS, MOST_LOG_DAYS);
