// Which records of a CRM are one person: where the law counts calls, it counts them per person (frequency.ts).
import type { CrmRecord } from '../crm/profile';

/**
 * A company, a deal or a ticket has several people, and a page that only looks like a record, such as `/lists/42`, any
 * number of them: calls to those are counted by number alone.
 */
const PERSONS: ReadonlySet<string> = new Set(
  'contact lead person people customer client prospect candidate patient member user'.split(' '),
);

export const isPerson = ({ type }: Pick<CrmRecord, 'type'>): boolean => PERSONS.has(type);
