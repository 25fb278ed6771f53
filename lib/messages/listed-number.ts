// What a frame's script says is on its page. The script may have been taken over: only what fits is drawn and sent on.
import type { ContactFields } from '../crm/contact-fields';
import type { CrmRecord } from '../crm/profile';
import type { ListedNumber } from './views';

type Told<Shape> = { [Key in keyof Shape]?: unknown };

const PLACE = ['timeZone', 'region', 'country'] as const;

/** The numbers in a message, each with the fields that are known and none besides. Never throws. */
export const listedNumbers = (message: unknown): ListedNumber[] =>
  (Array.isArray(message) ? message : []).flatMap(
    (one: unknown) => listedNumber(told<ListedNumber>(one)) ?? [],
  );

function listedNumber({ number, record, contact, isText }: Told<ListedNumber>): ListedNumber | null {
  if (typeof number !== 'string') return null;
  return { number, record: recordIn(record), contact: contactIn(contact), isText: isText === true };
}

function recordIn(one: unknown): CrmRecord | null {
  const { type, id, name = null, url } = told<CrmRecord>(one);
  if (typeof type !== 'string' || typeof id !== 'string' || typeof url !== 'string') return null;
  return name === null || typeof name === 'string' ? { type, id, name, url } : null;
}

function contactIn(one: unknown): ContactFields | null {
  const fields = told<ContactFields>(one);
  const said = PLACE.flatMap((key) => (typeof fields[key] === 'string' ? [[key, fields[key]]] : []));
  return said.length > 0 ? (Object.fromEntries(said) as ContactFields) : null;
}

const told = <Shape>(one: unknown): Told<Shape> => (one ?? {}) as Told<Shape>;
