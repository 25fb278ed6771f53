// Policy over settings: what rules, and who said so.
import type { Settings } from '../settings/settings';
import { POLICY_DEFAULTS, type PolicyKey, PolicySchema, type SetPolicy } from './schema';

export type EffectiveValue = { key: PolicyKey; value: unknown; source: 'policy' | 'setting' | 'default' };

/** Every key with its value and where that came from; `undefined` where nobody set it and there is no default. */
export function effectiveValues(set: SetPolicy, settings: Settings): EffectiveValue[] {
  return (Object.keys(PolicySchema.shape) as PolicyKey[]).map((key) => {
    if (set[key] !== undefined) return { key, value: set[key], source: 'policy' };
    if (key === 'gatewayUrl' && settings.gatewayUrl)
      return { key, value: settings.gatewayUrl, source: 'setting' };
    return { key, value: (POLICY_DEFAULTS as SetPolicy)[key], source: 'default' };
  });
}
