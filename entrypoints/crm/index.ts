// The content script: finds numbers and marks them. It holds no token, no directory, no number metadata.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { countryOf } from '../../lib/crm/country';
import { hasNearTop } from '../../lib/crm/outermost';
import type { SiteRules } from '../../lib/crm/profiles';
import { makeJudged } from '../../lib/detection/judged';
import { makeMarks } from '../../lib/detection/mark';
import { watch } from '../../lib/detection/watch';
import { ask, runtime } from '../../lib/messages/ask';
import { bring, type Controls, type Finding, world } from './doors';
import { listenToExtension, listenToPeople, ownRuntime } from './listen';
import { paintRoot } from './paint-root';

export default defineUnlistedScript(() => {
  // A sandboxed frame is nobody's: the worker takes no word from it.
  if (self.origin === 'null') return;
  begin();
  const own = ownRuntime();
  own?.onMessage.addListener((message, { id }) => {
    if (id === own.id && (message as { name?: string } | null)?.name === 'page.again') begin();
  });
});

/** Begins anew: in a page that two patterns fit, or when the agent may call from now on, or may not any more. */
function begin(): void {
  world.neardialStop?.abort();
  world.neardialStop = new AbortController();
  start(world.neardialStop);
}

const DRAWN_MS = 3_000;

function start(stop: AbortController): void {
  const { signal } = stop;
  const orphaned = new AbortController();
  const page = { url: new URL(location.href), document };
  const country = countryOf(page) ?? '';
  // Asked while the page is being read; nothing is shown before the answer.
  const allowed = ask('page.start', {}).then((asked) => {
    if (asked.ok && !asked.value.mayCall) {
      stop.abort();
      // What was counted before is not marked any more.
      void ask('page.found', { count: 0 });
    }
    if (asked.ok) knowSite(asked.value.site);
    return !signal.aborted;
  });
  const judged = makeJudged(async (snippets) => {
    if (!(await allowed)) return { ok: false, why: 'gone' };
    const asked = await ask('numbers.verify', { country, snippets });
    if (!asked.ok && asked.why === 'gone') orphaned.abort();
    return asked;
  });
  const reader = { judged, leaveAlone: '' };
  function knowSite({ leaveAlone, byMarks }: SiteRules): void {
    const know = (): void => {
      const mine = byMarks.length > 0 && byMarks.find(({ marks }) => hasNearTop(document, marks));
      reader.leaveAlone = (mine || { leaveAlone }).leaveAlone;
      finding.watch.again();
    };
    know();
    // What tells one CRM from another may be drawn late.
    if (byMarks.length > 0) setTimeout(know, DRAWN_MS);
  }
  const marks = makeMarks();
  let found = 0;
  function onLooked(marked: number): void {
    if (marked !== found) void ask('page.found', { count: marked });
    found = marked;
  }
  const finding: Finding = {
    marks,
    reader,
    signal,
    watch: watch(document, marks, reader, {
      onLooked,
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
    await bring('controls', () => world.neardialControls !== undefined);
    controls ??= world.neardialControls?.(finding) ?? null;
    return controls;
  };
  listenToPeople(finding, load);
  listenToExtension(finding, load);
  signal.addEventListener('abort', marks.clear);
}
