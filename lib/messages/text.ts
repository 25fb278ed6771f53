// Words for surfaces, from the browser's catalogue; without the polyfill, so that pages stay light.
import { localeOf } from '../words/locale';
import type { MessageKey } from '../words/message-key';

type I18n = { getMessage(key: string, args?: string[]): string; getUILanguage(): string };
type Extension = { i18n?: I18n };

const i18n = (): I18n | undefined => {
  const { browser, chrome } = globalThis as { browser?: Extension; chrome?: Extension };
  return (browser ?? chrome)?.i18n;
};

/** The text of a key in the browser's language. */
export function text(key: MessageKey, ...args: string[]): string {
  return i18n()?.getMessage(key, args) ?? '';
}

/** The language to write dates and numbers in, BCP 47. */
export function language(): string {
  return localeOf(i18n()?.getUILanguage() ?? 'en', text('catalogueLanguage'));
}
