// The catalogue of a language, for programs outside a browser.
import { readFileSync } from 'node:fs';
import { type Catalogue, wordsFrom } from '../lib/words/catalogue';
import type { Words } from '../lib/words/say';

export function readCatalogue(language: 'en' | 'ja'): Words {
  const file = new URL(`../public/_locales/${language}/messages.json`, import.meta.url);
  return wordsFrom(JSON.parse(readFileSync(file, 'utf8')) as Catalogue, language);
}
