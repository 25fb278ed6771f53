// Links that hold a number: tel: (RFC 3966), callto: and sms:.

export type TelLink = { scheme: 'tel' | 'callto' | 'sms'; number: string };

const SCHEME = /^(tel|callto|sms):(?:\/\/)?(.*)$/is;

/**
 * The number text of a link, extension included, or null where the link is no plain number.
 * Service codes (`*`, `#` in the number) and a `phone-context` other than a prefix are refused: they would dial
 * something else than the page shows.
 */
export function readTelLink(href: string): TelLink | null {
  const [, scheme, rest] = SCHEME.exec(href.trim()) ?? [];
  if (!scheme || rest === undefined) return null;
  const [address = '', ...parameters] = decode(rest.split('?', 1)[0] ?? '').split(';');
  if (!/^[+\d\s().\-/０-９]{3,40}(?:(?:,{1,3}|x|ext\.?)\d{1,8}#?)?$/i.test(address)) return null;
  let number = address.trim();
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=');
    if (name.toLowerCase() === 'ext' && /^\d{1,8}$/.test(value)) number += `;ext=${value}`;
    if (name.toLowerCase() === 'phone-context') {
      const prefix = value.replace(/[-.() ]/g, '');
      if (number.startsWith('+') || !/^\+\d{1,7}$/.test(prefix)) return null;
      number = `${prefix}${number}`;
    }
  }
  return { scheme: scheme.toLowerCase() as TelLink['scheme'], number };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
