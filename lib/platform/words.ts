// Words from the browser's own catalogue, in the browser's language.
import type { Words } from '../words/say';
import { browser } from './browser';

export function browserWords(): Words {
  return {
    locale: browser.i18n.getUILanguage(),
    text: (key, ...args) => browser.i18n.getMessage(key, args),
  };
}
