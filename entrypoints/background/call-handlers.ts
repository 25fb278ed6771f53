// The decision for one number before the call, and the press on Call.
import { type Attempt, isSameDestination } from '../../lib/calls/attempt';
import { wishesFor } from '../../lib/dial/decide-now';
import { makeSiteCount } from '../../lib/dial/site-limit';
import { callView } from '../../lib/messages/call-view';
import { viewFor } from '../../lib/messages/own-calls';
import type { Input } from '../../lib/messages/protocol';
import type { Handlers } from '../../lib/messages/receive';
import type { Sender } from '../../lib/messages/sender';
import type { CallView, NotReady } from '../../lib/messages/views';
import { parseDestination } from '../../lib/phone/parse';
import { type Reason, reason } from '../../lib/words/reason';
import type { Calls } from './calls';
import { contactOf } from './contact';
import { capabilitiesIn } from './in-use';
import type { Parts } from './parts';
import { makePicks } from './picks';
import type { Service } from './service';
import { withDatabase } from './with-database';

/** Why nothing was sent although the number may be called. */
const NOTES = { decision: 'errorChanged', why: 'errorWhyNeeded' } as const;
const WAITS = { service: 'waitExplained', site: 'waitForSite' } as const;

/** Where a call is started from: the origin of a page, or `popup` for a surface of ours. */
const siteOf = ({ kind, origin }: Sender): string => (kind === 'page' ? 'popup' : origin);
/** How many cards a site may open in a minute with the service asked, and how many presses that come to no call. */
const MOST_CHECKS = 30;

/** @param sentence says a reason to the agent */
export function callHandlers(
  parts: Parts,
  service: Service,
  calls: Calls,
  sentence: (why: Reason) => Promise<string>,
  notReady: (why: Reason) => Promise<NotReady>,
): Pick<Handlers, 'call.preview' | 'call.place'> {
  const { words, journal, settings, atlas } = parts;
  const { home } = service;
  const picks = makePicks(parts, service);
  // The service knows who must not be called and who calls whom: a page that was taken over is not to read that out.
  const previews = makeSiteCount(MOST_CHECKS, parts.now);
  const presses = makeSiteCount(MOST_CHECKS, parts.now);

  async function preview(
    asked: Parameters<Calls['preview']>[0],
    sender: Sender,
    { inList = false, texting = false, withCheck = false } = {},
  ): Promise<CallView | NotReady> {
    const use = await service.configured();
    const mayAsk = !withCheck || sender.kind === 'page' || previews.take(asked.site) !== null;
    const decided = await calls.preview(asked, use, withCheck && mayAsk);
    if ('failed' in decided) return notReady(decided.failed);
    const { decision, agent, policy } = decided;
    // The press asks, whatever was asked before.
    const isChecking = decided.isChecking && mayAsk;
    const { destination } = decision;
    const isThis = (row: Attempt): boolean =>
      !('notANumber' in destination) && row.agentId === agent.userId && isSameDestination(row, destination);
    const attempt = (await journal.open()).find(isThis) ?? null;
    const meta = await service.meta(use);
    const devices = meta?.devices ?? [];
    const now = new Date(parts.now());
    // It is said on a card, and one that is still being checked is drawn again.
    if (!inList && !isChecking) await picks.forgetGone(asked.site, decided);
    const isText = texting && !('notANumber' in destination);
    return callView(decided, {
      text: asked.text,
      attempt: attempt && viewFor(attempt, sender, words, await home()),
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
    {
      text,
      lineId,
      toggle,
      pickedNumber,
      deviceId,
      record,
      contact: fields,
      foundOn,
      chosen,
      ...how
    }: Input<'call.preview'>,
    sender: Sender,
  ): Promise<CallView | NotReady> {
    const site = siteOf(sender);
    if (chosen) await picks.rememberDevice(deviceId);
    if (chosen && lineId) await picks.remember(site, lineId, { toggle, pickedNumber });
    const contact = await contactOf({ contact: fields, foundOn }, sender, parts);
    return preview({ text, site, lineId, toggle, pickedNumber, record, contact }, sender, how);
  }

  return {
    'call.preview': withDatabase(previewOf, sentence),
    async 'call.place'(
      { text, lineId, toggle, pickedNumber, record, deviceId, contact: fields, foundOn, why = '', ...press },
      sender,
    ) {
      const { kind } = sender;
      const site = siteOf(sender);
      const device = (await service.meta())?.devices.find(({ id }) => id === deviceId) ?? null;
      if (deviceId !== undefined && !device) return notReady(reason('errorDeviceGone'));
      const destination = parseDestination(text, await home(), atlas);
      const contact = await contactOf({ contact: fields, foundOn }, sender, parts);
      const wishes = wishesFor({ toggle, pickedNumber }, lineId, await settings.get());
      const request = { destination, record, contact, ...wishes };
      const giveBack = kind === 'content' ? presses.take(site) : () => undefined;
      const placed = giveBack
        ? await calls.place({ ...press, site, request, why, device })
        : ({ result: 'wait', for: 'site' } as const);
      if (placed.result === 'attempt') {
        // The journal counts those; one that was there already may be asked for time and again.
        if (placed.isNew) giveBack?.();
        return { attempt: viewFor(placed.attempt, sender, words, await home()) };
      }
      if (placed.result === 'failed') return notReady(placed.note);
      const now = await preview({ text, site, lineId, toggle, pickedNumber, record, contact }, sender);
      if ('notReady' in now) return now;
      const note = placed.result === 'wait' ? WAITS[placed.for] : NOTES[placed.result];
      const isPlain = now.outcome === 'block' && placed.result !== 'wait';
      return { changed: now, note: isPlain ? null : words.text(note) };
    },
  };
}
