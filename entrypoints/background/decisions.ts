// The decision for one number before the call, and the press on Call.
import { type Attempt, isSameDestination } from '../../lib/calls/attempt';
import type { ContactFields } from '../../lib/crm/contact-fields';
import { isBuiltInSite } from '../../lib/crm/profiles';
import { wishesFor } from '../../lib/dial/decide-now';
import { readContact } from '../../lib/gates/contact-place';
import type { Contact } from '../../lib/gates/place';
import { attemptView } from '../../lib/messages/attempt-view';
import { callView } from '../../lib/messages/call-view';
import type { Input } from '../../lib/messages/protocol';
import type { Handlers, Sender } from '../../lib/messages/receive';
import type { CallView, NotReady } from '../../lib/messages/views';
import { parseDestination } from '../../lib/phone/parse';
import { siteCountry } from '../../lib/policy/site-country';
import { type Reason, reason } from '../../lib/words/reason';
import type { Calls } from './calls';
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

/** @param sentence says a reason to the agent */
export function decisionHandlers(
  parts: Parts,
  service: Service,
  calls: Calls,
  sentence: (why: Reason) => Promise<string>,
  notReady: (why: Reason) => Promise<NotReady>,
): Pick<Handlers, 'call.preview' | 'call.place'> {
  const { words, journal, settings, atlas } = parts;
  const { home } = service;
  const picks = makePicks(parts, service);

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
    // It is said on a card, and one that is still being checked is drawn again.
    if (!inList && !isChecking) await picks.forgetGone(asked.site, decided);
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
    { text, lineId, toggle, pickedNumber, deviceId, contact: fields, chosen, ...how }: Input<'call.preview'>,
    sender: Sender,
  ): Promise<CallView | NotReady> {
    const site = siteOf(sender);
    if (chosen) await picks.rememberDevice(deviceId);
    if (chosen && lineId) await picks.remember(site, lineId, { toggle, pickedNumber });
    const contact = await contactOf(fields, site);
    return preview({ text, site, lineId, toggle, pickedNumber, contact }, how);
  }

  return {
    'call.preview': withDatabase(previewOf, sentence),
    async 'call.place'(
      { text, lineId, toggle, pickedNumber, record = null, deviceId, contact: fields, why = '', ...press },
      sender,
    ) {
      const site = siteOf(sender);
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
  };
}
