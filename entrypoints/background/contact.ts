// Where the contact is, as the page they were found in says.
import type { ContactFields } from '../../lib/crm/contact-fields';
import { builtInSite } from '../../lib/crm/profiles';
import { readContact } from '../../lib/gates/contact-place';
import type { Contact } from '../../lib/gates/place';
import type { Sender } from '../../lib/messages/sender';
import { siteCountry } from '../../lib/policy/site-country';
import type { Parts } from './parts';

/** `foundOn`: the site that a surface of ours has it from. A page says it of itself only, by its origin. */
type Said = { contact?: ContactFields | undefined; foundOn?: string | undefined };

/** A CRM that is known, or that the administrator named, is believed (ADR 0010). */
export async function contactOf(
  { contact: fields, foundOn = '' }: Said,
  { kind, origin }: Sender,
  { policy, atlas }: Pick<Parts, 'policy' | 'atlas'>,
): Promise<Contact | null> {
  if (!fields) return null;
  const site = kind === 'page' ? foundOn : origin;
  const { siteCountries } = (await policy()).policy;
  return readContact(
    fields,
    builtInSite(site) !== undefined || siteCountry(siteCountries, site) !== null,
    atlas,
  );
}
