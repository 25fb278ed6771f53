// Words from a catalogue in memory, for programs outside a browser. In the browser, lib/platform/words.ts is used.
import type { MessageKey } from './message-key';
import type { Words } from './say';

export type Catalogue = Readonly<Record<MessageKey, { message: string }>>;

/** Words of one catalogue, with the browser's own rules: `$1` to `$9` are replaced, `$$` is a dollar sign. */
export function wordsFrom(catalogue: Catalogue, locale: string): Words {
  return {
    locale,
    text: (key, ...args) =>
      catalogue[key].message.replace(/\$([1-9$])/g, (_, mark: string) =>
        mark === '$' ? '$' : (args[Number(mark) - 1] ?? ''),
      ),
  };
}
