// From what a person wrote to the number it means, its extension kept apart.
import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { Area, Atlas } from '../atlas/atlas';
import { areaCodeOf, type E164, toE164 } from './e164';
import { splitExtension } from './extension';
import { hasBidiControl, INVISIBLE, plainCharacters } from './normalize';
import { shortCodeAbroad, shortCodeIn } from './short-codes';
import { readTelLink } from './tel-uri';
import { vanityDigits } from './vanity';

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
  const written = plainCharacters(text.replace(INVISIBLE, '')).trim();
  const plain = LINK.test(written) ? readTelLink(written)?.number : written;
  if (plain === undefined) return refused('invalid');
  const { number, extension } = splitExtension(plain);
  const digits = (number.split(/[a-z;,#*]/i, 1)[0] ?? '').replace(/\D/g, '');
  if (shortCodeIn(digits)) return refused('emergency');
  const parsed = readNumber(number, region, atlas);
  if (!parsed) return refused(number.startsWith('+') && shortCodeAbroad(digits) ? 'emergency' : 'invalid');
  const to = parsed.number as E164;
  const area = areaOf(to, atlas);
  return {
    to,
    postDial: extension ?? parsed.ext ?? null,
    country: area ? area.country || null : (parsed.country ?? null),
    type: parsed.getType(),
    area,
  };
}

/** A link that was pasted as it is. */
const LINK = /^(?:tel|callto|sms):/i;

/** The forms to try, one after the other: as it stands, letters as keys, and with an exit code of another country. */
function readNumber(number: string, region: string, atlas: Atlas): PhoneNumber | null {
  const defaultCountry = isSupportedCountry(region) ? (region as CountryCode) : undefined;
  const read = (text: string): PhoneNumber | null => {
    const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
    return parsed && toE164(parsed.number) && isKnown(parsed, atlas) ? parsed : null;
  };
  const lettered = /[A-Z]/.test(number) ? vanityDigits(number) : null;
  const written = lettered ?? number.replace(/^\+\+/, '+').replace(/^\((\+\d{1,3})\)/, '$1 ');
  const dialed = region === 'BR' ? written.replace(CARRIER, (_, bracket = '') => bracket) : written;
  return read(dialed) ?? (EXIT_CODE.test(number) ? read(number.replace(EXIT_CODE, '+')) : null);
}

/** Most of the world dials 00 to leave the country; people write it whatever their own country's code is. */
const EXIT_CODE = /^00[ -]?(?=[1-9])/;
/** In Brazil `xx` holds the place of the carrier that one chooses: (0xx11). */
const CARRIER = /^(\()?0 ?xx ?(?=\d)/i;

const isKnown = (parsed: PhoneNumber, atlas: Atlas): boolean =>
  parsed.number.startsWith('+1') ? isServed(areaOf(parsed.number as E164, atlas)) : parsed.isValid();

/** N11 codes are no area codes, whatever follows them. */
const isServed = (area: Area | null): boolean => area?.status === 'in-service' && area.kind !== 'n11';

function areaOf(number: E164, atlas: Atlas): Area | null {
  return atlas.areas.get(areaCodeOf(number) ?? '') ?? null;
}
