// Calls abroad: allowed, asked about, or refused; and +1 numbers that look domestic but are not.
import { reason } from '../words/reason';
import type { Gate, Verdict } from './gate';

const NORTH_AMERICA = new Set(['US', 'CA']);
const warn = (key: 'gateAbroad', country: string): Verdict => ({
  gate: 'country',
  verdict: 'warn',
  reason: reason(key, { country }),
});

/**
 * The account's own country is free. With a list from the policy, others must be on it; without, they are asked about
 * once a country. Profiles bind their own lines to their countries (MX2, M34).
 */
export const countryGate: Gate = ({ destination, agent, line, confirmedCountries }, policy) => {
  const { area } = destination;
  // Toll-free numbers belong to no country; for an account outside North America they are a call there.
  const isFree = area?.kind === 'tollfree' && NORTH_AMERICA.has(agent.account.country);
  const country = area?.kind === 'tollfree' ? 'US' : destination.country;
  const refuse = (why: Verdict['reason']): Verdict => ({ gate: 'country', verdict: 'block', reason: why });
  if (isFree || !country) return null;
  if (line.countries && line.countries.length > 0 && !line.countries.includes(country))
    return refuse(reason('gateProfileCountry', { country }, line.name, { countries: line.countries }));
  if (policy.countries?.includes(country) || country === agent.account.country) return null;
  const looksDomestic = area && !NORTH_AMERICA.has(country) && NORTH_AMERICA.has(agent.account.country);
  const allowed = policy.countries ? [...new Set([agent.account.country, ...policy.countries])] : null;
  if (looksDomestic)
    return refuse(
      allowed
        ? reason('gateLooksDomesticList', area.code, { country }, { countries: allowed })
        : reason('gateLooksDomestic', area.code, { country }),
    );
  if (allowed) return refuse(reason('gateCountry', { country }, { countries: allowed }));
  return confirmedCountries.includes(country) ? null : warn('gateAbroad', country);
};
