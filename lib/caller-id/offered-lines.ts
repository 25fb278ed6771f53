// In which order the agent is offered their lines for one destination.
import type { Line } from './record';

/**
 * The agent's lines, among them the outbound profiles by how they fit: first those whose countries have the
 * destination's (MX3), then the default one (MX6), then the others. The other kinds of line stay where they are.
 * @param country ISO 3166-1; null for a destination of no country
 */
export function offeredLines(lines: readonly Line[], country: string | null): Line[] {
  const profiles = lines
    .filter(isProfile)
    .sort((a, b) => rank(a, country) - rank(b, country))
    .values();
  return lines.map((line) => (isProfile(line) ? (profiles.next().value ?? line) : line));
}

const isProfile = ({ kind }: Line): boolean => kind === 'outboundProfile';

function rank({ countries, isDefault }: Line, country: string | null): number {
  if (country && countries?.includes(country)) return 0;
  return isDefault ? 1 : 2;
}
