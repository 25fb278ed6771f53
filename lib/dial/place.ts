// Where a destination is, in words.
import { cityOf } from '../caller-id/area-rules';
import type { Destination } from '../phone/parse';
import { countryName, type Words } from '../words/say';

/** `New York, NY`; the country's name for places abroad; empty where nothing is known of it. */
export function placeOf({ area, country }: Destination, home: string, words: Words): string {
  const city = cityOf(area);
  if (area && city && country === home) return `${city}, ${area.region}`;
  const abroad = country && country !== home ? countryName(country, words.locale) : '';
  return [city, abroad].filter(Boolean).join(', ');
}
