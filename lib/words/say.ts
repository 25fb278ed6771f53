// Sentences in the reader's language.
import { formatLocal } from '../phone/format';
import type { MessageKey } from './message-key';
import type { Argument, Reason } from './reason';

export type Words = {
  /** BCP 47. */
  locale: string;
  /** The sentence of a key, `$1` … `$9` replaced. */
  text(key: MessageKey, ...args: string[]): string;
};

/**
 * The sentence for a reason.
 * @param home the account's country, whose numbers are shown in their national form
 */
export function say(words: Words, reason: Reason, home: string): string {
  return words.text(reason.key, ...reason.args.map((argument) => sayArgument(words, argument, home)));
}

function sayArgument(words: Words, argument: Argument, home: string): string {
  const { locale, text } = words;
  if (typeof argument === 'string') return argument;
  if ('key' in argument) return say(words, argument, home);
  if ('number' in argument) return formatLocal(argument.number, home);
  if ('count' in argument) return countOf(argument.count, locale);
  if ('country' in argument) return countryName(argument.country, locale);
  if ('clock' in argument)
    return inUtc(argument.clock * 60_000, { hour: 'numeric', minute: '2-digit' }, locale);
  if ('day' in argument) return inUtc(Date.parse(argument.day), { dateStyle: 'medium' }, locale);
  if ('countries' in argument)
    return list(
      argument.countries.map((code) => countryName(code, locale)),
      locale,
    );
  if ('codes' in argument) return list(argument.codes, locale);
  return argument.city ? text('areaAndCity', argument.area, argument.city) : argument.area;
}

const inUtc = (time: number, how: Intl.DateTimeFormatOptions, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }).format(time);

/** A number of things, as a language writes it. */
export const countOf = (count: number, locale: string): string => new Intl.NumberFormat(locale).format(count);

/** A country's name in a language; the code itself where the language has none. */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}

const list = (items: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
