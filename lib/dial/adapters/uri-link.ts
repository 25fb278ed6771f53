// Links that phone apps open. Only a checked number and plain digits go in, never text from a page.
import type { E164 } from '../../phone/e164';
import type { PolicyValues } from '../../policy/schema';

export type UriScheme = PolicyValues['uriScheme'];
export type UriTarget = { to: E164; postDial: string | null };

const NUMBER = /^\+[1-9]\d{6,14}$/;
const DIGITS = /^\d{1,20}$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

/** The schemes whose links can name an extension (RFC 3966). With the others the agent dials it. */
export const CARRIES_EXTENSION: Readonly<Record<UriScheme, boolean>> = {
  tel: true,
  sip: true,
  callto: false,
  dialpad: false,
  zoom: false,
  teams: false,
  ringcentral: false,
};

/**
 * The link that asks a phone app to call.
 * @param sipDomain where SIP calls go; without it there is no SIP link
 * @returns null where none can be made
 */
export function uriFor(
  scheme: UriScheme,
  { to, postDial }: UriTarget,
  sipDomain: string | null,
): string | null {
  // `*` and `#` in a number are commands to some phones; the type forbids them, and here nothing is taken on trust.
  if (!NUMBER.test(to)) return null;
  const extension = postDial && DIGITS.test(postDial) ? `;ext=${postDial}` : '';
  const encoded = encodeURIComponent(to);
  switch (scheme) {
    case 'tel':
      return `tel:${to}${extension}`;
    case 'sip':
      return sipDomain && DOMAIN.test(sipDomain) ? `sip:${to}${extension}@${sipDomain};user=phone` : null;
    case 'callto':
      return `callto:${to}`;
    case 'dialpad':
      return `dialpad://${to}?launchMinimode=1`;
    case 'zoom':
      return `zoomphonecall://${to}`;
    case 'teams':
      return `https://teams.microsoft.com/l/call/0/0?users=4:${encoded}`;
    case 'ringcentral':
      return `rcapp://r/call?number=${encoded}`;
  }
}
