// Candidates in the runs of a page, each with what the worker needs to judge it.
import type { Reader } from './judged';
import { labelOf } from './label';
import type { Mark } from './mark';
import { type Run, spanOf } from './run';
import { type Snippet, scan, snippetOf } from './scan';
import { closest, parentOf } from './shadow-roots';
import type { NumberMatch } from './verify';

/** A stretch of a run that could be a number. */
export type PageCandidate = { run: Run; start: number; snippet: Snippet };

/** Text that is being edited, or is a link that is a number: handled as the field or link it is. */
const APART =
  '[contenteditable]:not([contenteditable="false" i]), [role="textbox"], a[href^="tel:" i], a[href^="callto:" i], a[href^="sms:" i]';

/** @param headers remembers column headers during one look at a page */
export function candidatesIn(
  run: Run,
  { leaveAlone }: Reader,
  headers: Map<string, string>,
): PageCandidate[] {
  const found = scan(run.text);
  if (found.length === 0) return [];
  return found.flatMap((candidate) => {
    const node = spanOf(run, candidate.start, candidate.end)?.startNode;
    const element = node && parentOf(node);
    if (!element || closest(element, leaveAlone ? `${APART}, ${leaveAlone}` : APART)) return [];
    return {
      run,
      start: candidate.start,
      snippet: snippetOf(run.text, candidate, labelOf(element, headers)),
    };
  });
}

/** The marks of what the worker found in a candidate. */
export function marksOf({ run, start, snippet }: PageCandidate, matches: readonly NumberMatch[]): Mark[] {
  return matches.flatMap((match) => {
    const span = spanOf(run, start + match.start, start + match.end);
    const text = snippet.text.slice(match.start, match.end);
    return span ? { ...span, number: numberText(match), kind: match.kind ?? 'phone', text } : [];
  });
}

/** A number and its extension in one text, as RFC 3966 writes it. */
export const numberText = ({ e164, ext }: NumberMatch): string => (ext ? `${e164};ext=${ext}` : e164);
