// Every number of a page, visible or not: for the list in the popup and for stepping by keyboard. Made when asked for,
// in slices of the time that the page leaves over.
import { candidatesIn, marksOf, type PageCandidate } from './candidates';
import { rootElementOf } from './dom';
import type { Reader } from './judged';
import { makeSlices } from './look';
import { FIELD, LINK } from './pointed';
import { elementTarget, linkTarget, markTarget, type Target } from './target';
import { newSeen, walk } from './walk';

const AT_ONCE = 200;
const ALSO = `${LINK}, ${FIELD}`;

/** In the order of the page, at most so many. Those that are not shown are left out. */
export async function everyNumber(document: Document, reader: Reader, most: number): Promise<Target[]> {
  const root = rootElementOf(document);
  const targets: Target[] = [];
  if (!root) return targets;
  const slice = makeSlices(idle);
  const headers = new Map<string, string>();
  let batch: (PageCandidate | Element)[] = [];
  const settle = async (): Promise<void> => {
    targets.push(...(await targetsOf(batch, reader)));
    batch = [];
  };
  for (const found of walk(root, null, newSeen(), ALSO)) {
    if (found && 'pieces' in found) batch.push(...candidatesIn(found, reader, headers));
    else if (found) batch.push(found);
    if (batch.length >= AT_ONCE) await settle();
    if (targets.length >= most) break;
    if (slice.isOver()) await slice.pause();
  }
  await settle();
  return targets.filter((target) => target.rect() !== null).slice(0, most);
}

async function targetsOf(batch: readonly (PageCandidate | Element)[], reader: Reader): Promise<Target[]> {
  const candidates = batch.filter((one): one is PageCandidate => 'snippet' in one);
  await reader.judged.learn(candidates.map(({ snippet }) => snippet));
  const targets: Target[] = [];
  for (const one of batch) {
    if ('snippet' in one)
      for (const mark of marksOf(one, reader.judged.of(one.snippet) ?? [])) {
        const target = markTarget(mark, reader);
        if (target) targets.push(target);
      }
    else {
      const target = linkTarget(one, reader) ?? (await elementTarget(one, reader));
      if (target) targets.push(target);
    }
  }
  return targets;
}

const idle = (): Promise<unknown> =>
  new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve, { timeout: 200 } as never));
