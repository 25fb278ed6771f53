// The content script: finds numbers and marks them. It holds no token, no directory, no number metadata.
import './style.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { countryOf } from '../../lib/crm/country';
import { BUILT_IN_MATCHES, leaveAloneOf, profileFor } from '../../lib/crm/profiles';
import { makeJudged } from '../../lib/detection/judged';
import { makeMarks } from '../../lib/detection/mark';
import { watch } from '../../lib/detection/watch';
import { ask } from '../../lib/messages/ask';
import { text } from '../../lib/messages/text';
import { type Controls, type Finding, world } from './doors';
import { listenToExtension, listenToPeople } from './listen';
import { paintRoot } from './paint-root';

export default defineContentScript({
  matches: [...BUILT_IN_MATCHES],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  main: ({ signal }) => start(signal),
});

const DRAWN_MS = 3_000;

function start(replaced: AbortSignal): void {
  const stop = new AbortController();
  const orphaned = new AbortController();
  const signal = AbortSignal.any([replaced, stop.signal]);
  // Asked while the page is being read; nothing is shown before the answer.
  const mayCall = ask('agent.mayCall', {}).then((asked) => !asked.ok || asked.value);
  void mayCall.then((may) => may || stop.abort());
  const page = { url: new URL(location.href), document };
  const country = countryOf(page) ?? '';
  const judged = makeJudged(async (snippets) => {
    if (!(await mayCall)) return { ok: false, why: 'refused' };
    const asked = await ask('numbers.verify', { country, snippets });
    if (!asked.ok && asked.why === 'gone') orphaned.abort();
    return asked;
  });
  const reading = { judged, leaveAlone: leaveAloneOf(profileFor(page)) };
  // What tells one CRM from another may be drawn late.
  setTimeout(() => {
    reading.leaveAlone = leaveAloneOf(profileFor(page));
  }, DRAWN_MS);
  const marks = makeMarks();
  const finding: Finding = {
    marks,
    reading,
    signal,
    reloadPage: text('errorReload'),
    watch: watch(document, marks, reading, {
      onRoot: import.meta.env.FIREFOX ? paintRoot : undefined,
      signal: AbortSignal.any([signal, orphaned.signal]),
    }),
  };
  let controls: Controls | null = null;
  const load = async (): Promise<Controls | null> => {
    if (!world.neardialControls) await ask('script.load', { script: 'controls' });
    controls ??= world.neardialControls?.(finding) ?? null;
    return controls;
  };
  listenToPeople(finding, load);
  listenToExtension(finding, load);
  signal.addEventListener('abort', marks.clear);
}
