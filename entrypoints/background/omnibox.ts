// `call 212…` in the address bar: what the customer would see, while it is typed; Enter opens the popup.
import type { CallView, NotReady } from '../../lib/messages/views';
import { browser } from '../../lib/platform/browser';
import type { Words } from '../../lib/words/say';
import { openNumber } from './open-number';

/** Fewer digits are no number yet. */
const FEWEST = 7;

/** Must run in the worker's first turn. */
export function makeOmnibox(words: Words, preview: (text: string) => Promise<CallView | NotReady>): void {
  const { omnibox } = browser;
  let typed = '';
  const say = (sentence: string): void =>
    omnibox.setDefaultSuggestion({ description: import.meta.env.FIREFOX ? sentence : escaped(sentence) });
  omnibox.onInputStarted.addListener(() => say(words.text('omniboxHelp')));
  omnibox.onInputChanged.addListener((text) => {
    typed = text;
    if (text.replace(/\D/g, '').length < FEWEST) return say(words.text('omniboxHelp'));
    void preview(text).then((view) => {
      if (typed === text) say(suggestion(view, words));
    });
  });
  omnibox.onInputEntered.addListener((text) => void openNumber(text));
}

/** One line for what a call would be. */
function suggestion(view: CallView | NotReady, words: Words): string {
  if ('notReady' in view) return view.notReady;
  if (view.outcome === 'block' || !view.shown) return view.reason;
  return words.text('omniboxShown', view.display, view.shown, view.reason);
}

/** Chromium reads the line as XML. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
