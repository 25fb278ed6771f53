// What is connected, what rules, and what is wrong: for the popup and the options page.
import { PROFILES } from '../../lib/crm/profiles';
import { serviceNamed } from '../../lib/dial/adapters/registry';
import { barredBecause } from '../../lib/gates/agent';
import { policyRows, refusedRows } from '../../lib/messages/policy-view';
import type { ServiceView, StatusView } from '../../lib/messages/views';
import { effectiveValues } from '../../lib/policy/effective';
import { logDaysOf, MOST_LOG_DAYS } from '../../lib/policy/log-days';
import type { SetPolicy } from '../../lib/policy/schema';
import { addressOf, isServiceSet, schemeOf, serviceOf, URI_SCHEMES } from '../../lib/policy/service';
import { setUpSteps } from '../../lib/settings/set-up';
import type { Settings } from '../../lib/settings/settings';
import { say } from '../../lib/words/say';
import type { DoNotCall } from './do-not-call';
import type { Parts } from './parts';
import type { Service } from './service';
import { storageReason } from './with-database';

export async function statusView(parts: Parts, service: Service, doNotCall: DoNotCall): Promise<StatusView> {
  const { words } = parts;
  const shut = await parts.database().then(() => null, storageReason);
  const [meta, loaded, settings, credential, list] = await Promise.all([
    service.meta(),
    parts.policy(),
    parts.settings.get(),
    shut ? null : service.credential(),
    shut ? null : doNotCall.meta(),
  ]);
  const agent = shut ? undefined : await service.agent();
  const home = await service.home();
  const barred = (agent && barredBecause(agent)) ?? shut;
  const effective = effectiveValues(loaded.policy, settings);
  const using = serviceView(loaded.policy, settings);
  const ready = meta !== null || serviceNamed(using.name).kind === 'local';
  return {
    connectedAs: (meta && agent?.name) ?? null,
    service: using,
    ready,
    hasToken: credential !== null && !credential.grant?.ended,
    signedIn: credential?.grant?.ended ? 'ended' : credential?.grant ? 'yes' : 'no',
    barred: barred && say(words, barred, home),
    directory: meta && {
      account: meta.account,
      asOf: meta.asOf,
      lines: meta.lines,
      failed: meta.failed && say(words, meta.failed, home),
    },
    doNotCall:
      loaded.policy.doNotCallUrl === undefined
        ? null
        : {
            count: list?.header?.count ?? null,
            asOf: list?.header?.asOf ?? null,
            failed: list?.failed ? say(words, list.failed, home) : null,
          },
    problems: (meta?.problems ?? []).map(({ code, path, value }) => ({
      text: words.text(`problem${code}`),
      path,
      value,
    })),
    policy: policyRows(effective, words),
    policySettled: loaded.settled,
    refused: refusedRows(loaded.refused, effective, words),
    sites: settings.sites,
    sitesOff: settings.sitesOff,
    logKept: {
      days: logDaysOf(loaded.policy, settings),
      most: MOST_LOG_DAYS,
      locked: loaded.policy.logRetentionDays !== undefined,
    },
    notNumbers: settings.notNumbers,
    builtInSites: PROFILES.filter(({ hosts }) => hosts).map(({ name }) => name),
    home,
    lines: agent?.lines.map(({ id, name }) => ({ id, name })) ?? [],
    setUp: {
      steps: setUpSteps({ ...using, ready, sites: settings.sites, notes: settings.setUp }),
      closed: settings.setUp.includes('closed'),
    },
  };
}

function serviceView(set: SetPolicy, chosen: Settings): ServiceView {
  const { scheme, sipDomain } = schemeOf(set, chosen);
  const at = (name: 'gateway' | 'dialpad', given: string | undefined) => ({
    url: addressOf(name, set, chosen) ?? '',
    locked: given !== undefined,
  });
  return {
    name: serviceOf(set, chosen),
    locked: isServiceSet(set),
    isDefault: !isServiceSet(set) && !chosen.service && !chosen.gatewayUrl,
    addresses: { gateway: at('gateway', set.gatewayUrl), dialpad: at('dialpad', set.dialpadUrl) },
    uriScheme: scheme,
    schemes: URI_SCHEMES,
    schemeLocked: set.uriScheme !== undefined,
    sipDomain: sipDomain ?? '',
  };
}
