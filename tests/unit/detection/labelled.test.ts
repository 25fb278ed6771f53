import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNumbers } from '../../../lib/detection/find-numbers';
import { type LabelledCase, score, splitJudgement } from '../../support/detection-score';
import { readSnippets } from '../../support/phone-snippets';
import { atlas } from '../../support/unit-directory';

const SHARED = new URL('../../../../shared/data/detect/dev.jsonl', import.meta.url);
const OWN = new URL('../../fixtures/labelled-text.jsonl', import.meta.url);
if (!existsSync(SHARED))
  console.warn('labelled text skipped: ../shared/data/detect/dev.jsonl is not on this machine');

const read = (file: URL): LabelledCase[] | null =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line): LabelledCase => JSON.parse(line))
    : null;
const find = ({ text, region, label }: LabelledCase) => findNumbers(text, region, atlas, label);

describe.each([
  ['labelled text', read(SHARED)],
  ['labelled text of our own', read(OWN)],
  ['our own snippets', readSnippets(atlas)],
])('%s', (_, cases) => {
  const { plain } = splitJudgement(cases ?? []);
  const { recall, precision, span, extensions, extensionsKept, wrong } = score(plain, find);
  // What went wrong is in the message of the failure.
  const list = wrong.map(({ id, what, written, text }) => `${id} ${what}: ${written} in ${text}`).join('\n');

  it.skipIf(!cases)(
    'keeps recall ≥ 99 %, precision ≥ 99 %, exact spans ≥ 98 %, at most one extension lost',
    () => {
      expect(recall, list).toBeGreaterThanOrEqual(0.99);
      expect(precision, list).toBeGreaterThanOrEqual(0.99);
      expect(span, list).toBeGreaterThanOrEqual(0.98);
      expect(extensions - extensionsKept, list).toBeLessThanOrEqual(1);
    },
  );
});

describe('faxes in our own snippets', () => {
  const faxes = readSnippets(atlas).filter(({ optional }) => optional?.length);
  it.each(faxes.map((labelled) => [labelled.text, labelled] as const))('%s', (_, labelled) => {
    const found = find(labelled).filter(({ kind }) => kind === 'fax');
    expect(found.map(({ start, end }) => ({ start, end }))).toEqual(labelled.optional);
  });
});
