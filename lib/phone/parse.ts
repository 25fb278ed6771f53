// From what a person wrote to the number it means, its extension kept apart.
import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { Area, Atlas } from '../atlas/atlas';
import { areaCodeOf, type E164, toE164 } from './e164';
import { splitExtension } from './extension';
import { hasBidiControl, plainCharacters } from './normalize';
import { shortCodeIn } from './short-codes';

export type Destination = {
  to: E164;
  /** Digits to dial once the call is up: an extension. */
  postDial: string | null;
  /** ISO 3166-1; US territories are `US`. Null for numbers of no country (satellite, +979 …). */
  country: string | null;
  /** What the number library calls this kind of number; undefined where it does not know the range. */
  type: NumberType;
  /** The area code's facts, for +1 numbers. */
  area: Area | null;
};
export type NotANumber = { notANumber: 'emergency' | 'invalid'; text: string };

/**
 * Reads one number, typed or found in a page.
 * @param region ISO country whose national formats to expect; empty for international forms only
 * A +1 number is judged by the atlas, because area codes go into service before number libraries know them.
 */
export function parseDestination(text: string, region: string, atlas: Atlas): Destination | NotANumber {
  const refused = (notANumber: NotANumber['notANumber']): NotANumber => ({ notANumber, text });
  if (text.length > 80 || hasBidiControl(text)) return refused('invalid');
  const plain = plainCharacters(text).trim();
  const { number, extension } = splitExtension(plain);
  const beforeExtension = number.split(/[a-z;,#*]/i, 1)[0] ?? '';
  const code = shortCodeIn(beforeExtension.replace(/\D/g, ''));
  if (code) return refused('emergency');
  const country = isSupportedCountry(region) ? (region as CountryCode) : undefined;
  const parsed = parsePhoneNumberFromString(number, { defaultCountry: country, extract: false });
  const to = parsed && toE164(parsed.number);
  if (!to) return refused('invalid');
  const area = areaOf(to, atlas);
  const isKnown = to.startsWith('+1') ? isServed(area) : parsed.isValid();
  if (!isKnown) return refused('invalid');
  return {
    to,
    postDial: extension ?? parsed.ext ?? null,
    country: area ? area.country || null : (parsed.country ?? null),
    type: parsed.getType(),
    area,
  };
}

/** N11 codes are no area codes, whatever follows them. */
const isServed = (area: Area | null): boolean => area?.status === 'in-service' && area.kind !== 'n11';

function areaOf(number: E164, atlas: Atlas): Area | null {
  return atlas.areas.get(areaCodeOf(number) ?? '') ?? null;
}
