// The content script on the sites an agent added. The well-known CRMs are in the manifest.
import { browser } from '../platform/browser';
import { hostPattern } from '../settings/service-url';

const PREFIX = 'site:';

/** Registers the content script for exactly these origins. */
export async function registerSites(origins: readonly string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const have = new Set(registered.map(({ id }) => id));
  const want = new Map(origins.map((origin) => [`${PREFIX}${hostPattern(origin)}`, hostPattern(origin)]));
  const gone = [...have].filter((id) => id.startsWith(PREFIX) && !want.has(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = [...want].filter(([id]) => !have.has(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(([id, pattern]) => ({
      id,
      matches: [pattern],
      js: ['crm.js'],
      css: ['marks.css'],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_idle' as const,
      persistAcrossSessions: true,
    })),
  );
}
