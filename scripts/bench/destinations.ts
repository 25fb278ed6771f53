// Thousands of numbers to call, mixed as a sales team's day is: mostly near, some abroad, some of no place at all.
import type { Atlas } from '../../lib/atlas/atlas';
import { type Destination, parseDestination } from '../../lib/phone/parse';

/** Numbers outside the United States, and toll-free ones; a fifth of the calls. */
const ELSEWHERE = [
  '+14165550123',
  '+16045550123',
  '+18765550123',
  '+18005550123',
  '+81355550123',
  '+442079460123',
];
const A_FIFTH = 5;

/** `count` destinations; every US area code in service comes up. */
export function mixedDestinations(atlas: Atlas, count: number): Destination[] {
  const codes = [...atlas.areas.values()]
    .filter(
      ({ kind, status, country }) => kind === 'geographic' && status === 'in-service' && country === 'US',
    )
    .map(({ code }) => code);
  return Array.from({ length: count }, (_, i) => {
    const text =
      i % A_FIFTH === 0
        ? ELSEWHERE[(i / A_FIFTH) % ELSEWHERE.length]
        : `+1${codes[i % codes.length]}234${String(i % 10_000).padStart(4, '0')}`;
    const destination = parseDestination(text ?? '', 'US', atlas);
    if ('notANumber' in destination) throw new Error(`${text} is not a destination`);
    return destination;
  });
}
