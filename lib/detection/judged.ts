// What the worker said about snippets: asked once each, in batches.
import type { Asked } from '../messages/ask';
import type { Snippet } from './scan';
import type { NumberMatch } from './verify';

export type Verify = (snippets: Snippet[]) => Promise<Asked<'numbers.verify'>>;
export type Judged = ReturnType<typeof makeJudged>;
/** How a page is read: who judges its numbers, and a selector of elements whose text is never one; empty for none. */
export type Reader = { judged: Judged; leaveAlone: string };

const AT_ONCE = 400;
const MOST_KNOWN = 5_000;

export function makeJudged(verify: Verify) {
  const known = new Map<string, NumberMatch[]>();

  /** False when no answer came. A batch that is refused is asked in halves: one odd snippet must not take all along. */
  async function ask(keys: readonly string[], snippets: ReadonlyMap<string, Snippet>): Promise<boolean> {
    const asked = await verify(keys.map((key) => snippets.get(key) as Snippet));
    if (asked.ok) for (const [i, key] of keys.entries()) known.set(key, asked.value[i] ?? []);
    else if (asked.why !== 'refused') return false;
    else if (keys.length === 1) known.set(keys[0] as string, []);
    else {
      const half = keys.length >> 1;
      return (await ask(keys.slice(0, half), snippets)) && ask(keys.slice(half), snippets);
    }
    return true;
  }

  return {
    /** What is in a snippet; undefined until it was asked for. */
    of: (snippet: Snippet): NumberMatch[] | undefined => known.get(keyOf(snippet)),
    /** Asks for what is not known yet. False when no answer came. */
    async learn(snippets: readonly Snippet[]): Promise<boolean> {
      const unknown = new Map<string, Snippet>();
      for (const snippet of snippets) {
        const key = keyOf(snippet);
        if (!known.has(key)) unknown.set(key, snippet);
      }
      const keys = [...unknown.keys()];
      for (let first = 0; first < keys.length; first += AT_ONCE) {
        const batch = keys.slice(first, first + AT_ONCE);
        if (!(await ask(batch, unknown))) return false;
      }
      for (const key of known.keys()) {
        if (known.size <= MOST_KNOWN) break;
        known.delete(key);
      }
      return true;
    },
    forget: (): void => known.clear(),
  };
}

const keyOf = ({ before, text, after, label }: Snippet): string =>
  [before, text, after, label].join('\u0000');
