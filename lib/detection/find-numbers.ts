// Both stages over a plain text, for programs that have no page.
import type { Atlas } from '../atlas/atlas';
import { scan, snippetOf } from './scan';
import { type NumberMatch, verify } from './verify';

/**
 * Every phone number in a text; faxes too, by their kind.
 * @param label text of another element that names the field the text stands in; '' when unknown
 */
export function findNumbers(text: string, region: string, atlas: Atlas, label = ''): NumberMatch[] {
  return scan(text).flatMap((candidate) =>
    verify(snippetOf(text, candidate, label), region, atlas).map((match) => ({
      ...match,
      start: match.start + candidate.start,
      end: match.end + candidate.start,
    })),
  );
}
