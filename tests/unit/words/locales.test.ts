// The catalogues in public/_locales: two languages, one set of sentences.
import { readFileSync } from 'node:fs';
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

  it('have a sentence for every problem of a directory', () => {
    for (const code of PROBLEM_CODES) expect(english, code).toHaveProperty(`problem${code}`);
  });
});
