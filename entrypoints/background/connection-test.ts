// Trying out the connection: each thing once, in the order in which one needs the other. Places no call.
import { serviceNamed } from '../../lib/dial/adapters/registry';
import { barredBecause } from '../../lib/gates/agent';
import type { ConnectionCheck } from '../../lib/messages/views';
import type { MessageKey } from '../../lib/words/message-key';
import { type Reason, reason } from '../../lib/words/reason';
import { say } from '../../lib/words/say';
import type { Parts } from './parts';
import type { Service } from './service';

const EVENTS_WITHIN_MS = 8_000;
type Tried = { ok: Reason } | { failed: Reason };

export async function testConnection({ words, errors }: Parts, service: Service): Promise<ConnectionCheck[]> {
  const { name } = await service.configured();
  if (serviceNamed(name).kind === 'local')
    return [{ name: 'phoneApp', state: 'ok', text: words.text('testPhoneApp') }];
  const steps: [ConnectionCheck['name'], () => Promise<Tried>][] = [
    ['address', () => tryAddress(service)],
    ['signIn', () => trySignIn(service)],
    ['directory', () => tryDirectory(service, words.locale)],
    ['events', () => tryEvents(service)],
  ];
  const home = await service.home();
  const checks: ConnectionCheck[] = [];
  for (const [step, run] of steps) {
    // What comes after a failure would only fail for the same reason.
    const stopped = checks.some(({ state }) => state === 'no');
    const tried = stopped ? { ok: reason('testNotTried') } : await run();
    if ('failed' in tried) void errors.note(tried.failed.key);
    const state = stopped ? 'notTried' : 'ok' in tried ? 'ok' : 'no';
    checks.push({ name: step, state, text: say(words, 'ok' in tried ? tried.ok : tried.failed, home) });
  }
  return checks;
}

async function tryAddress(service: Service): Promise<Tried> {
  const known = await service.access();
  return 'failed' in known ? known : { ok: reason('testAddressOk', new URL(known.url).origin) };
}

async function trySignIn(service: Service): Promise<Tried> {
  const [{ set, service: used }, known] = await Promise.all([service.configured(), service.access()]);
  if ('failed' in known || used.kind === 'local') return { failed: reason('errorNotConnected') };
  if (set.agentId) return { ok: reason('testAgentByPolicy', set.agentId) };
  const who = await used.whoAmI(known);
  return 'failed' in who ? who : { ok: reason('testSignedIn', who.me.name) };
}

async function tryDirectory(service: Service, locale: string): Promise<Tried> {
  const refreshed = await service.refresh();
  if ('failed' in refreshed) return refreshed;
  const [meta, agent] = await Promise.all([service.meta(), service.agent()]);
  if (!meta) return { failed: reason('errorNoDirectory') };
  const barred = agent && barredBecause(agent);
  if (barred) return { failed: barred };
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const counts = [{ count: meta.lines }, { count: meta.numbers }];
  return { ok: reason('testDirectoryOk', meta.account, ...counts, made.format(new Date(meta.asOf))) };
}

/** Opens the service's stream of events, and closes it again. */
async function tryEvents(service: Service): Promise<Tried> {
  const adapter = await service.current();
  if ('failed' in adapter) return adapter;
  if (adapter.capabilities.status === 'none') return { ok: reason('testNoEvents') };
  const stop = new AbortController();
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, EVENTS_WITHIN_MS, 'late' as const));
  const opened = new Promise<'events' | 'asking' | 'ended'>((resolve) => {
    adapter
      .listen(
        () => undefined,
        (by) => resolve(by ?? 'events'),
        stop.signal,
      )
      .catch(() => undefined)
      .then(() => resolve('ended'));
  });
  const came = await Promise.race([opened, late]);
  stop.abort();
  if (came === 'events') return { ok: reason('testEventsOk') };
  if (came === 'asking') return { ok: reason('testNoEvents') };
  const why: MessageKey = adapter.capabilities.status === 'events' ? 'testEventsNeeded' : 'testEventsMissing';
  return { failed: reason(why) };
}
