// Labelled text against what detection finds in it: recall, precision, exact spans and extensions kept.
// The labels and their policy are described in ../shared/data/detect/README.md.

/** A number in a text, as labelled or as found; UTF-16 offsets. */
export type Span = { start: number; end: number; e164: string; ext?: string };
export type LabelledCase = {
  id: string;
  text: string;
  region: string;
  expect: Span[];
  /** Neither rewarded nor punished. */
  optional?: { start: number; end: number }[];
  /** What names the field the text stands in. */
  label?: string;
  tags: string[];
};
export type Found = Span & { kind?: 'fax' };
export type Finder = (labelled: LabelledCase) => Found[];
/** One disagreement, ready to print. */
export type Wrong = { id: string; what: 'missed' | 'extra' | 'span' | 'ext'; written: string; text: string };
export type Score = {
  /** Expected numbers, and how many of them were found: an overlapping span with the same E.164. */
  expected: number;
  found: number;
  /** Spans reported that count: neither optional nor a fax. */
  reported: number;
  exact: number;
  extensions: number;
  extensionsKept: number;
  recall: number;
  precision: number;
  /** Share of the found numbers whose span is exactly the labelled one. */
  span: number;
  wrong: Wrong[];
};

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** The cases as text that a fair reader would label one way; the others are reported apart. */
export function splitJudgement(cases: readonly LabelledCase[]) {
  const asText = cases.filter(({ tags }) => !tags.includes('dom-only'));
  return {
    plain: asText.filter(({ tags }) => !tags.includes('judgement')),
    judgement: asText.filter(({ tags }) => tags.includes('judgement')),
  };
}

/** Scores a finder. Shares of nothing are 1. */
export function score(cases: readonly LabelledCase[], find: Finder): Score {
  const total = { expected: 0, found: 0, reported: 0, exact: 0, extensions: 0, extensionsKept: 0 };
  const wrong: Wrong[] = [];
  for (const labelled of cases) {
    const { id, text } = labelled;
    const open = find(labelled);
    const note = (what: Wrong['what'], span: Span): void => {
      wrong.push({ id, what, written: `${text.slice(span.start, span.end)} ${span.e164}`, text });
    };
    for (const expected of labelled.expect) {
      total.expected++;
      if (expected.ext) total.extensions++;
      const at = open.findIndex((found) => overlap(found, expected) && found.e164 === expected.e164);
      const [found] = at < 0 ? [] : open.splice(at, 1);
      if (!found) {
        note('missed', expected);
        continue;
      }
      total.found++;
      total.reported++;
      if (found.start === expected.start && found.end === expected.end) total.exact++;
      else note('span', found);
      if (expected.ext && found.ext === expected.ext) total.extensionsKept++;
      if (expected.ext !== found.ext) note('ext', found);
    }
    for (const extra of open) {
      if (extra.kind === 'fax' || labelled.optional?.some((span) => overlap(span, extra))) continue;
      total.reported++;
      note('extra', extra);
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    ...total,
    recall: share(total.found, total.expected),
    precision: share(total.found, total.reported),
    span: share(total.exact, total.found),
    wrong,
  };
}
