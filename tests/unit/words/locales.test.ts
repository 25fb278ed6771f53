// The catalogues in public/_locales: two languages, one set of sentences.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../../lib/directory/problem';

type Messages = Record<string, { message: string }>;
const root = new URL('../../../', import.meta.url);
const read = (language: string): Messages =>
  JSON.parse(readFileSync(new URL(`public/_locales/${language}/messages.json`, root), 'utf8'));
const english = read('en');
const japanese = read('ja');
const places = ({ message }: { message: string } = { message: '' }) =>
  [...new Set(message.match(/\$[1-9]/g))].sort();

const sources = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8')),
);
/** Every word between quotes in the source. */
const literals = new Set(sources.join('\n').match(/(?<=['"`])\w+(?=['"`])/g));
const manifest = readFileSync(new URL('wxt.config.ts', root), 'utf8');
const isUsed = (key: string) =>
  literals.has(key) ||
  manifest.includes(`__MSG_${key}__`) ||
  PROBLEM_CODES.some((code) => key === `problem${code}`);

describe('the catalogues', () => {
  it('have the same keys, in the same order', () => {
    expect(Object.keys(japanese)).toEqual(Object.keys(english));
  });

  it.each([
    ['en', english],
    ['ja', japanese],
  ])('%s has no empty sentence and no blanks around one', (_, messages) => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(message, key).not.toBe('');
      expect(message, key).toBe(message.trim());
    }
  });

  it('have the same places in each sentence, without gaps', () => {
    for (const key of Object.keys(english)) {
      expect(places(japanese[key]), key).toEqual(places(english[key]));
      expect(places(english[key]), key).toEqual(places(english[key]).map((_, i) => `$${i + 1}`));
    }
  });

  it('Japanese is Japanese, but for names and symbols', () => {
    const same = Object.keys(english).filter((key) => japanese[key]?.message === english[key]?.message);
    expect(same).toEqual(['extensionName']);
  });

  it('have a sentence for every problem of a directory', () => {
    for (const code of PROBLEM_CODES) expect(english, code).toHaveProperty(`problem${code}`);
  });

  it('have no sentence that nothing says', () => {
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });
});
