// docs/behaviour.md is true as far as a test can say: all rows are there, with files that exist and tests that say so.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const upTo = (prefix: string, last: number): string[] =>
  Array.from({ length: last }, (_, i) => `${prefix}${i + 1}`);

type Row = { id: string; meaning: string; state: string; shown: string };
const rows: Row[] = text('docs/behaviour.md')
  .split('\n')
  .filter((line) => /^\| (D|M|MX)\d+ \|/.test(line))
  .map((line) => {
    const [, id = '', meaning = '', state = '', shown = ''] = line.split('|').map((cell) => cell.trim());
    return { id, meaning, state, shown };
  });

describe('docs/behaviour.md', () => {
  it('has every row, once', () => {
    expect(rows.map(({ id }) => id)).toEqual([...upTo('D', 36), ...upTo('M', 37), ...upTo('MX', 8)]);
  });

  it.each(rows)('$id says what is there', ({ meaning, state, shown }) => {
    expect(meaning.length).toBeGreaterThan(20);
    expect(state).toMatch(/^(works|explained|not ours: .+)$/);
    const paths = [...`${meaning} ${shown}`.matchAll(/`([\w.-]+\/[^`]+)`/g)].map(([, path = '']) => path);
    for (const path of paths) expect(existsSync(new URL(path, root)), path).toBe(true);
    // What works or is explained has a test; what is not ours says what is there instead.
    const tests = paths.filter((path) => path.endsWith('.test.ts'));
    expect(paths.length).toBeGreaterThan(0);
    if (!state.startsWith('not ours')) expect(tests.length, 'tests').toBeGreaterThan(0);
    const quoted = [...shown.matchAll(/`([^`]+\.test\.ts)` “([^”]+)”/g)];
    for (const [, path = '', words = ''] of quoted)
      expect(text(path).includes(words), `${path}: ${words}`).toBe(true);
    // No opening quote is left without its test.
    expect(shown.split('“').length - 1).toBe(quoted.length);
  });
});
