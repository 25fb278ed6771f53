// Policy over settings: what rules, and who said so.
import type { Settings } from '../settings/settings';
import { logDaysOf } from './log-days';
import { POLICY_DEFAULTS, type PolicyKey, PolicySchema, type SetPolicy } from './schema';
import { isServiceSet, serviceOf } from './service';

export type EffectiveValue = { key: PolicyKey; value: unknown; source: 'policy' | 'setting' | 'default' };

/** The keys that an agent may set where the administrator did not. */
const OWN = ['service', 'gatewayUrl', 'dialpadUrl', 'uriScheme', 'sipDomain', 'logRetentionDays'] as const;

/** Every key with its value and where that came from; `undefined` where nobody set it and there is no default. */
export function effectiveValues(set: SetPolicy, settings: Settings): EffectiveValue[] {
  return (Object.keys(PolicySchema.shape) as PolicyKey[]).map((key) => {
    if (set[key] !== undefined) return { key, value: set[key], source: 'policy' };
    const own = OWN.find((one) => one === key);
    if (own && settings[own]) {
      const value = own === 'logRetentionDays' ? logDaysOf(set, settings) : settings[own];
      return { key, value, source: 'setting' };
    }
    // An address of the gateway chooses the gateway.
    if (key === 'service')
      return { key, value: serviceOf(set, settings), source: isServiceSet(set) ? 'policy' : 'default' };
    return { key, value: (POLICY_DEFAULTS as SetPolicy)[key], source: 'default' };
  });
}
