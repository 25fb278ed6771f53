// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, emptyRun, offsetIn, spanOf } from '../../../lib/detection/run';

const runOf = (...texts: string[]) => {
  const run = emptyRun();
  const nodes = texts.map((text) => document.createTextNode(text));
  for (const node of nodes) append(run, node);
  return { run, nodes };
};

describe('a run', () => {
  it('reads several text nodes as one line, white space as the browser shows it', () => {
    expect(runOf('Call \n   212', '-555-', '0142\t now').run.text).toBe('Call 212-555-0142 now');
  });

  it('knows where its text stands in the page', () => {
    const { run, nodes } = runOf('Call \n   212', '-555-', '0142 now');
    const span = spanOf(run, 5, 17);
    expect(span).toEqual({ startNode: nodes[0], startOffset: 9, endNode: nodes[2], endOffset: 4 });
    expect(offsetIn(run, nodes[0] as Text, 9)).toBe(5);
    expect(offsetIn(run, document.createTextNode('x'), 0)).toBe(-1);
  });

  it('an end at the edge of a node belongs to that node, not to the next', () => {
    const { run, nodes } = runOf('212-555-0142', ' or so');
    expect(spanOf(run, 0, 12)).toMatchObject({ endNode: nodes[0], endOffset: 12 });
  });

  it('an empty one has no place', () => {
    expect(spanOf(emptyRun(), 0, 1)).toBeNull();
  });

  it('gives back, for any stretch of digits, the digits that stand there', () => {
    const text = fc.string({ unit: fc.constantFrom('1', '2', ' ', '\n', '\t', '-', 'x'), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const { run } = runOf(...texts);
        for (const { index, 0: digits } of run.text.matchAll(/\d/g)) {
          const span = spanOf(run, index, index + 1);
          expect(span?.startNode).toBe(span?.endNode);
          expect(span?.startNode.data.slice(span.startOffset, span.endOffset)).toBe(digits);
        }
        expect(run.text).not.toMatch(/[\n\t]/);
      }),
    );
  });
});
