// Numbers that cost the caller extra, and those of no country.
import { reason } from '../words/reason';
import type { Gate } from './gate';

const COSTLY_TYPES = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'UAN', 'PERSONAL_NUMBER']);
/** Satellite, international networks, shared cost: country codes that belong to no country (ITU E.164 annex). */
const NO_COUNTRY = /^\+(800|808|870|878|88[123]|888|979)/;
/** 976 was the premium exchange of every area code; number libraries do not know it. */
const EXCHANGE_976 = /^\+1\d{3}976/;

/** Refuses premium-rate, shared-cost, satellite and other numbers of no country. */
export const premiumGate: Gate = ({ destination: { to, type, area } }) => {
  const costly =
    area?.kind === 'premium' ||
    EXCHANGE_976.test(to) ||
    (!area && (NO_COUNTRY.test(to) || (type !== undefined && COSTLY_TYPES.has(type)))) ||
    area?.kind === 'nongeographic';
  return costly ? { gate: 'premium', verdict: 'block', reason: reason('gatePremium', { number: to }) } : null;
};
