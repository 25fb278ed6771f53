// The content script: finds numbers and marks them. It holds no token, no directory, no number metadata.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { countryOf } from '../../lib/crm/country';
import { leaveAloneOf, profileFor } from '../../lib/crm/profiles';
import { makeJudged } from '../../lib/detection/judged';
import { makeMarks } from '../../lib/detection/mark';
import { watch } from '../../lib/detection/watch';
import { ask, runtime } from '../../lib/messages/ask';
import { type Controls, type Finding, world } from './doors';
import { listenToExtension, listenToPeople } from './listen';
import { paintRoot } from './paint-root';

export default defineUnlistedScript(() => {
  // Registered twice for a page that two patterns fit.
  world.neardialStop?.abort();
  world.neardialStop = new AbortController();
  start(world.neardialStop);
});

const DRAWN_MS = 3_000;

function start(stop: AbortController): void {
  const { signal } = stop;
  const orphaned = new AbortController();
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
  const reader = { judged, leaveAlone: '' };
  const knowSite = (): void => {
    reader.leaveAlone = leaveAloneOf(profileFor(page));
  };
  // In a task of its own, before the first look; and again, as what tells one CRM from another may be drawn late.
  setTimeout(knowSite);
  setTimeout(knowSite, DRAWN_MS);
  const marks = makeMarks();
  const finding: Finding = {
    marks,
    reader,
    signal,
    watch: watch(document, marks, reader, {
      onRoot: import.meta.env.FIREFOX ? paintRoot : undefined,
      signal: AbortSignal.any([signal, orphaned.signal]),
    }),
  };
  let controls: Controls | null = null;
  const load = async (): Promise<Controls | null> => {
    // The extension was updated under this page. Without the controls there is no way left to say so, and where a new
    // script has taken the page over there is no need.
    if (!runtime() && !(controls && marks.arePainted())) stop.abort();
    if (signal.aborted) return null;
    if (!world.neardialControls) await ask('script.load', { script: 'controls' });
    controls ??= world.neardialControls?.(finding) ?? null;
    return controls;
  };
  listenToPeople(finding, load);
  listenToExtension(finding, load);
  signal.addEventListener('abort', marks.clear);
}
