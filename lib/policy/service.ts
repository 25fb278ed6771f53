// Which telephony service rules, and how it is set up: the administrator's word over the agent's.
import type { Settings } from '../settings/settings';
import { PolicySchema, type PolicyValues, type SetPolicy } from './schema';

export type ServiceName = PolicyValues['service'];
export type UriScheme = PolicyValues['uriScheme'];
type Chosen = Partial<Pick<Settings, 'service' | 'gatewayUrl' | 'dialpadUrl' | 'uriScheme' | 'sipDomain'>>;

const SERVICE_NAMES = PolicySchema.shape.service.options;
export const URI_SCHEMES = PolicySchema.shape.uriScheme.options;
const DIALPAD = 'https://dialpad.com';

/**
 * The service that places calls. An administrator who gives a gateway's address means the gateway; where nobody said
 * anything, calls are handed to the phone app of the computer.
 */
export function serviceOf(set: SetPolicy, chosen: Chosen): ServiceName {
  if (set.service) return set.service;
  if (set.gatewayUrl) return 'gateway';
  return SERVICE_NAMES.find((name) => name === chosen.service) ?? (chosen.gatewayUrl ? 'gateway' : 'uri');
}

/** Whether the agent may choose another service. */
export const isServiceSet = ({ service, gatewayUrl }: SetPolicy): boolean =>
  service !== undefined || gatewayUrl !== undefined;

/** Where a service is; undefined where nobody said it, or it is at no address. */
export function addressOf(name: ServiceName, set: SetPolicy, chosen: Chosen): string | undefined {
  switch (name) {
    case 'gateway':
      return set.gatewayUrl ?? chosen.gatewayUrl;
    case 'dialpad':
      return set.dialpadUrl ?? chosen.dialpadUrl ?? DIALPAD;
    case 'uri':
      return undefined;
  }
}

/** The kind of link that hands calls to the phone app. */
export function schemeOf(set: SetPolicy, chosen: Chosen): { scheme: UriScheme; sipDomain: string | null } {
  const scheme = set.uriScheme ?? URI_SCHEMES.find((name) => name === chosen.uriScheme) ?? 'tel';
  return { scheme, sipDomain: set.sipDomain ?? chosen.sipDomain ?? null };
}
