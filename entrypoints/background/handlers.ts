// One handler for each message of the protocol.
import { type Attempt, isSameDestination } from '../../lib/calls/attempt';
import type { ContactFields } from '../../lib/crm/contact-fields';
import { isBuiltInSite, siteRules } from '../../lib/crm/profiles';
import { registerSites } from '../../lib/crm/registration';
import { type Asked, type DecidedNow, wishesFor } from '../../lib/dial/decide-now';
import { readContact } from '../../lib/gates/contact-place';
import type { Contact } from '../../lib/gates/place';
import { attemptView } from '../../lib/messages/attempt-view';
import { callView } from '../../lib/messages/call-view';
import { coverageView } from '../../lib/messages/coverage-view';
import type { Input } from '../../lib/messages/protocol';
import type { Handlers, Sender } from '../../lib/messages/receive';
import type { CallView, NotReady } from '../../lib/messages/views';
import { asYouType } from '../../lib/phone/as-you-type';
import { parseDestination } from '../../lib/phone/parse';
import { browser } from '../../lib/platform/browser';
import { siteCountry } from '../../lib/policy/site-country';
import { hostPattern, secureUrl } from '../../lib/settings/service-url';
import { type Reason, reason } from '../../lib/words/reason';
import { say } from '../../lib/words/say';
import type { Badge } from './badge';
import type { Calls } from './calls';
import { connectionHandlers } from './connection';
import { diagnosticsHandlers } from './diagnostics';
import type { DoNotCall } from './do-not-call';
import type { HandOvers } from './hand-over';
import { capabilitiesIn } from './in-use';
import { logHandlers } from './log';
import { numberUseHandlers } from './number-use';
import { numberHandlers } from './numbers';
import type { Parts } from './parts';
import type { Refreshing } from './refreshing';
import type { Service } from './service';
import { simulationHandlers } from './simulation';
import { statusView } from './status';
import { textingHandlers } from './texting';
import { withDatabase } from './with-database';
import type { WrapUps } from './wrap-ups';

type Wishes = Pick<Asked, 'toggle' | 'pickedNumber'>;
const RECENT = 20;
const LOG_FOR_COVERAGE = 5_000;

/** What is kept current beside the calls. */
export type Kept = { refreshing: Refreshing; doNotCall: DoNotCall; badge: Badge; wrapUps: WrapUps };
/** Why nothing was sent although the number may be called. */
const NOTES = { decision: 'errorChanged', why: 'errorWhyNeeded' } as const;
const WAITS = { service: 'waitExplained', site: 'waitForSite' } as const;

export function makeHandlers(
  parts: Parts,
  service: Service,
  calls: Calls,
  handOvers: HandOvers,
  { refreshing, doNotCall, badge, wrapUps }: Kept,
): Handlers {
  const { words, journal, settings, atlas } = parts;
  const { home } = service;
  /** What went wrong, said to the agent and noted for diagnostics. */
  const sentence = async (why: Reason): Promise<string> => {
    void parts.errors.note(why.key);
    return say(words, why, await home());
  };
  const view = async (attempt: Attempt | null) => attempt && attemptView(attempt, words, await home());
  const answer = async (failed: Reason | null) =>
    failed ? { failed: await sentence(failed) } : { done: true as const };
  const notReady = async (failed: Reason): Promise<NotReady> => ({
    notReady: await sentence(failed),
    settings: true,
  });

  /** A choice on the card or popup, of a line that the agent has: the line for this site, the wishes for this line. */
  async function remember(site: string, lineId: string, { toggle, pickedNumber }: Wishes): Promise<void> {
    const line = (await service.agent())?.lines.find(({ id }) => id === lineId);
    if (!line) return;
    const isOwn = line.numbers.some((number) => number === pickedNumber);
    await settings.change(({ lines, toggles, numbers }) => ({
      lines: { ...lines, [site]: lineId },
      toggles: toggle === undefined ? toggles : { ...toggles, [lineId]: toggle },
      numbers: pickedNumber && isOwn ? { ...numbers, [lineId]: pickedNumber } : numbers,
    }));
  }

  /** What is gone from the directory is said once, on a card. */
  async function forgetGone(site: string, { lineIsGone, decision, agent }: DecidedNow): Promise<void> {
    const line = agent.lines.find(({ id }) => id === decision.lineId);
    const picked = (await settings.get()).numbers[decision.lineId];
    const isNumberGone = picked !== undefined && !line?.numbers.some((number) => number === picked);
    if (decision.outcome === 'block' || (!lineIsGone && !isNumberGone)) return;
    const without = (kept: Record<string, string>, key: string) =>
      Object.fromEntries(Object.entries(kept).filter(([name]) => name !== key));
    await settings.change(({ lines, numbers }) => ({
      lines: lineIsGone ? without(lines, site) : lines,
      numbers: isNumberGone ? without(numbers, decision.lineId) : numbers,
    }));
  }

  /** Where the contact is, as its page says; a CRM that is known, or that the administrator named, is believed. */
  async function contactOf(fields: ContactFields | undefined, site: string): Promise<Contact | null> {
    if (!fields) return null;
    const { policy } = await parts.policy();
    return readContact(
      fields,
      isBuiltInSite(site) || siteCountry(policy.siteCountries, site) !== null,
      atlas,
    );
  }

  async function rememberDevice(deviceId: string | undefined): Promise<void> {
    const meta = deviceId === undefined ? null : await service.meta();
    const known = meta?.devices.find(({ id }) => id === deviceId);
    if (meta && known)
      await settings.change(({ devices }) => ({ devices: { ...devices, [meta.agentId]: known.id } }));
  }

  async function preview(
    asked: Parameters<Calls['preview']>[0],
    { inList = false, texting = false, withCheck = false } = {},
  ): Promise<CallView | NotReady> {
    const use = await service.configured();
    const decided = await calls.preview(asked, use, withCheck);
    if ('failed' in decided) return notReady(decided.failed);
    const { decision, agent, policy, isChecking } = decided;
    const { destination } = decision;
    const isThis = (row: Attempt): boolean =>
      !('notANumber' in destination) && row.agentId === agent.userId && isSameDestination(row, destination);
    const attempt = (await journal.open()).find(isThis) ?? null;
    const meta = await service.meta(use);
    const devices = meta?.devices ?? [];
    const now = new Date(parts.now());
    if (!inList) await forgetGone(asked.site, decided);
    const isText = texting && !('notANumber' in destination);
    return callView(decided, {
      text: asked.text,
      attempt,
      staleSince: meta?.failed ? meta.asOf : null,
      isChecking,
      waitUntil: await calls.waitUntil(agent.userId, asked.site, use),
      capabilities: capabilitiesIn(use),
      devices,
      // The phone that was chosen last, if it is still there.
      device: devices.find(({ id }) => id === use.chosen.devices[agent.userId]) ?? null,
      lineIsGone: decided.lineIsGone,
      ...(isText ? { texting: await journal.lastPlaced(destination.to, agent.userId) } : {}),
      policy,
      words,
      now,
    });
  }

  async function previewOf(
    { text, lineId, toggle, pickedNumber, deviceId, contact: fields, ...how }: Input<'call.preview'>,
    { origin: site }: Sender,
  ): Promise<CallView | NotReady> {
    await rememberDevice(deviceId);
    if (lineId) await remember(site, lineId, { toggle, pickedNumber });
    const contact = await contactOf(fields, site);
    return preview({ text, site, lineId, toggle, pickedNumber, contact }, how);
  }

  return {
    /** M16, M23: where the agent may not call, nothing in a page is a number to them. */
    async 'page.start'(_, { origin, tabId, frameId }) {
      if (tabId !== null) badge.began(tabId, frameId);
      return { mayCall: await service.mayCall(), site: siteRules(origin) };
    },
    async 'page.found'({ count }, { tabId, frameId }) {
      if (tabId !== null) badge.found(tabId, frameId, count);
      return answer(null);
    },
    'number.asYouType': async ({ text }) => ({ text: asYouType(text, await home()) }),
    ...numberHandlers(parts, service),
    ...logHandlers(parts, service, wrapUps),
    ...connectionHandlers(service, refreshing, handOvers, sentence, calls),
    ...numberUseHandlers(parts, service),
    ...textingHandlers(parts, service, calls, handOvers, sentence),
    ...diagnosticsHandlers(parts, service),
    ...simulationHandlers(parts, service, notReady),
    'call.preview': withDatabase(previewOf, sentence),
    async 'call.place'(
      { text, lineId, toggle, pickedNumber, record = null, deviceId, contact: fields, why = '', ...press },
      { origin: site },
    ) {
      const device = (await service.meta())?.devices.find(({ id }) => id === deviceId) ?? null;
      if (deviceId !== undefined && !device) return notReady(reason('errorDeviceGone'));
      const destination = parseDestination(text, await home(), atlas);
      const contact = await contactOf(fields, site);
      const wishes = wishesFor({ toggle, pickedNumber }, lineId, await settings.get());
      const request = { destination, contact, ...wishes };
      const placed = await calls.place({ ...press, site, record, request, why, device });
      if (placed.result === 'attempt') return { attempt: attemptView(placed.attempt, words, await home()) };
      if (placed.result === 'failed') return notReady(placed.note);
      const now = await preview({ text, site, lineId, toggle, pickedNumber, contact });
      if ('notReady' in now) return now;
      const note = placed.result === 'wait' ? WAITS[placed.for] : NOTES[placed.result];
      const isPlain = now.outcome === 'block' && placed.result !== 'wait';
      return { changed: now, note: isPlain ? null : words.text(note) };
    },
    'attempt.get': async ({ id }) => view(await calls.find(id)),
    'attempt.check': async ({ id }) => view(await calls.check(id)),
    'attempt.hangUp': async ({ id }) => answer(await calls.hangUp(id)),
    async 'script.load'({ script }, { tabId, frameId }) {
      if (tabId === null) return answer(reason('errorUnexpected'));
      await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        files: [`/${script}.js`],
      });
      return answer(null);
    },
    async 'settings.open'() {
      await browser.runtime.openOptionsPage();
      return answer(null);
    },
    async 'calls.recent'() {
      const country = await home();
      return (await journal.recent(RECENT)).map((attempt) => attemptView(attempt, words, country));
    },
    'status.get': () => statusView(parts, service, doNotCall),
    async 'coverage.get'({ lineId }) {
      const lines = (await service.agent())?.lines.filter(({ localPresence }) => localPresence) ?? [];
      const line = lines.find(({ id }) => id === lineId) ?? lines[0];
      if (!line) return { none: true };
      const pools = [line.ownPool, line.pool].flatMap((pool) => (pool ? service.poolAreas(pool) : []));
      const codes = new Set((await Promise.all(pools)).flat());
      return coverageView({ lines, line, codes, attempts: await journal.recent(LOG_FOR_COVERAGE) }, atlas);
    },
    async 'setUp.note'({ note }) {
      await settings.change(({ setUp }) => ({ setUp: [...new Set([...setUp, note])] }));
      return answer(null);
    },
    async 'sites.add'({ address }) {
      const origin = secureUrl(address)?.origin;
      if (!origin) return answer(reason('badAddress'));
      if (!(await browser.permissions.contains({ origins: [hostPattern(origin)] })))
        return answer(reason('permissionDenied', origin));
      const { sites } = await settings.change(({ sites }) => ({ sites: [...new Set([...sites, origin])] }));
      await registerSites(sites);
      return answer(null);
    },
    async 'sites.remove'({ origin }) {
      const { sites } = await settings.change(({ sites }) => ({
        sites: sites.filter((site) => site !== origin),
      }));
      await registerSites(sites);
      return answer(null);
    },
  };
}
