// Both stages over a plain text, for programs that have no page.
import type { Atlas } from '../atlas/atlas';
import { scan, snippetOf } from './scan';
import { type NumberMatch, verify } from './verify';

/** Every phone number in a text. */
export function findNumbers(text: string, region: string, atlas: Atlas): NumberMatch[] {
  return scan(text).flatMap((candidate) =>
    verify(snippetOf(text, candidate, ''), region, atlas).map((match) => ({
      ...match,
      start: match.start + candidate.start,
      end: match.end + candidate.start,
    })),
  );
}
