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

  it('say how many in a way that is right for one as well', () => {
    const wrong = Object.entries(english).filter(([, { message }]) => countsMany(message));
    expect(wrong.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
  });

  it.each([
    ['$1 calls', true],
    ['You already have $1 open calls.', true],
    ['$1 people more', true],
    ['Calls: $1', false],
    ['$1 sees $2', false],
    ['wait $1 s', false],
    ['$1 has no number', false],
  ])('of which “%s” would be wrong: %s', (message, expected) => expect(countsMany(message)).toBe(expected));

  it('call things in Japanese by one name, and by none that means something else', () => {
    for (const [key, { message }] of Object.entries(japanese))
      for (const [term, instead] of Object.entries(NOT_IN_JAPANESE))
        expect(message.includes(term), `${key}: ${term}, better ${instead}`).toBe(false);
  });
});

/** A place, perhaps a word, and then a plural: nouns of things that are counted here. */
const MANY =
  /\$[1-9] (?:[a-z]+ )?(calls|numbers|lines|times|days|hours|minutes|seconds|people|steps|records|rows|sites|contacts|countries|reports|problems|results|entries|agents|customers|devices|others)\b/;
const countsMany = (message: string): boolean => MANY.test(message);

const NOT_IN_JAPANESE = {
  // The number that the state gives to each person (“My Number”).
  個人番号: '個人の電話番号',
  コンピュータ: 'パソコン',
};
