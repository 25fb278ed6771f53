// Words from the browser's own catalogue, in the browser's language.
import { localeOf } from '../words/locale';
import type { MessageKey } from '../words/message-key';
import type { Words } from '../words/say';
import { browser } from './browser';

export function browserWords(): Words {
  const { i18n } = browser;
  const text = (key: MessageKey, ...args: string[]): string => i18n.getMessage(key, args);
  return { locale: localeOf(i18n.getUILanguage(), text('catalogueLanguage')), text };
}
