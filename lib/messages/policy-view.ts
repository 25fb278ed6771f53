// What is in force as the settings page tells it: names and values in words, where each came from, what was refused.
import type { EffectiveValue } from '../policy/effective';
import { isStrict, type PolicyKey, type PolicyReading } from '../policy/schema';
import type { MessageKey } from '../words/message-key';
import { countOf, countryName, type Words } from '../words/say';

export type PolicyRow = {
  key: string;
  /** The key in words. */
  name: string;
  /** As a program reads it; empty where nothing is set. */
  value: string;
  /** As people read it. */
  shown: string;
  source: EffectiveValue['source'];
};
export type RefusedRow = {
  key: string;
  /** Null for a key that Neardial does not have. */
  name: string | null;
  /** What was written, cut to 80 characters. */
  value: string;
  /** What holds instead. */
  instead: string;
};

export function policyRows(values: readonly EffectiveValue[], words: Words): PolicyRow[] {
  return values.map(({ key, value, source }) => ({
    key,
    name: words.text(`policyName_${key}`),
    value: value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value),
    shown: shownValue(key, value, words),
    source,
  }));
}

export function refusedRows(
  refused: PolicyReading['refused'],
  values: readonly EffectiveValue[],
  words: Words,
): RefusedRow[] {
  return refused.map(({ key, value }) => {
    const written = (JSON.stringify(value) ?? '').slice(0, 80);
    const known = values.find((one) => one.key === key);
    if (!known) return { key, name: null, value: written, instead: words.text('policyUnknownKey') };
    const holds = shownValue(known.key, known.value, words) || words.text('notSet');
    const instead = isStrict(known.key) ? 'policyStrictest' : 'policyDefaultHolds';
    return {
      key,
      name: words.text(`policyName_${known.key}`),
      value: written,
      instead: words.text(instead, holds),
    };
  });
}

/** The choices that have words of their own; what a key may not be called is shown as it stands. */
const CHOICES: { [Key in PolicyKey]?: Record<string, MessageKey> } = {
  service: { gateway: 'serviceGateway', dialpad: 'serviceDialpad', uri: 'serviceUri' },
  localPresenceToggle: { allow: 'valueAllow', forceOn: 'valueForceOn', forceOff: 'valueForceOff' },
  preferOwnNumbers: { off: 'valueNever', same: 'valueSameArea', adjacent: 'valueAdjacentArea' },
  callingHours: { off: 'valueOff', warn: 'valueWarn', block: 'valueBlock' },
  dialing: { on: 'valueOn', off: 'valueDialingOff' },
  doNotCall: { restrict: 'valueBlock', warn: 'valueWarn' },
  colleagueCalling: { off: 'valueOff', warn: 'valueWarn', block: 'valueBlock' },
  contactFrequencyGate: { off: 'valueOff', warn: 'valueWarn', block: 'valueBlock' },
  overrideReason: { optional: 'valueOptional', required: 'valueRequired' },
};

function shownValue(key: PolicyKey, value: unknown, words: Words): string {
  if (value === undefined) return '';
  const country = (code: string): string => countryName(code, words.locale);
  if (typeof value === 'string') {
    const choice = CHOICES[key]?.[value];
    return choice ? words.text(choice) : key === 'homeCountry' ? country(value) : value;
  }
  if (Array.isArray(value)) {
    if (key === 'countries' && value.length === 0) return words.text('valueNoCountry');
    const items = key === 'countries' ? value.map(country) : value.map(String);
    return new Intl.ListFormat(words.locale).format(items);
  }
  if (key === 'siteCountries')
    return lines(value as Record<string, string>, (site, code) =>
      words.text('nameAndValue', site, country(code)),
    );
  if (key === 'callingHoursTable') return hoursTable(value as HoursTable, words);
  if (typeof value !== 'object' || value === null) return figure(value, words);
  return lines(value as Record<string, unknown>, (name, one) =>
    words.text('nameAndValue', name, typeof one === 'object' ? JSON.stringify(one) : figure(one, words)),
  );
}

const figure = (value: unknown, { locale }: Words): string =>
  typeof value === 'number' ? countOf(value, locale) : String(value);

type HoursTable = Record<string, Record<string, string>>;

/** `All regions: every day 08:00–21:00`, a line for each region. */
function hoursTable(table: HoursTable, words: Words): string {
  const rest = Object.keys(table).length === 1 ? 'hoursEverywhere' : 'hoursDefault';
  const regionName = (region: string): string =>
    region === 'default'
      ? words.text(rest)
      : /^[A-Z]{2}$/.test(region)
        ? countryName(region, words.locale)
        : region;
  const window = (text: string): string =>
    text === 'closed' ? words.text('hoursClosed') : text.replace('-', '–');
  return lines(table, (region, days) =>
    words.text(
      'nameAndValue',
      regionName(region),
      Object.entries(days)
        .map(([day, text]) => `${dayName(day, words)} ${window(text)}`)
        .join(', '),
    ),
  );
}

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function dayName(day: string, words: Words): string {
  const at = WEEK.indexOf(day);
  if (at < 0) return day === 'all' ? words.text('hoursEveryDay') : day;
  // 2023-01-01 was a Sunday.
  const date = new Date(Date.UTC(2023, 0, 1 + at));
  return new Intl.DateTimeFormat(words.locale, { weekday: 'short', timeZone: 'UTC' }).format(date);
}

const lines = <Value>(table: Record<string, Value>, line: (key: string, value: Value) => string): string =>
  Object.entries(table)
    .map(([key, value]) => line(key, value))
    .join('\n');
