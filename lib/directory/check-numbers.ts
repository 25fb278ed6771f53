// Which numbers of a directory may be called from, and whose personal ones they are.
import { areaCodeOf, type E164 } from '../phone/e164';
import { isPresentable } from '../phone/presentable';
import type { Problem } from './problem';
import type { Directory, DirectoryNumber } from './schema';

export type Note = (code: Problem['code'], path: string, value: unknown) => void;
type Usable = (number: E164 | null | undefined, path: string) => E164 | null;

/** The rows of the account's numbers; what may never be shown can make no calls. UK 09 as a caller ID is an example. */
export function checkRows(
  rows: readonly DirectoryNumber[],
  isAreaCode: (code: string) => boolean,
  note: Note,
): DirectoryNumber[] {
  return rows.map((row, i) => {
    const path = `numbers[${i}].e164`;
    const code = areaCodeOf(row.e164);
    if (!isPresentable(row.e164)) {
      note('NotPresentable', path, row.e164);
      return { ...row, canCall: false };
    }
    if (code && row.type !== 'tollfree' && !isAreaCode(code)) note('UnknownAreaCode', path, row.e164);
    return row;
  });
}

/** Answers whether a number can be called from; notes why not (M4, M6). */
export function usableIn(numbers: ReadonlyMap<E164, DirectoryNumber>, note: Note): Usable {
  return (number, path) => {
    if (!number) return null;
    const row = numbers.get(number);
    if (!row) note('UnknownNumber', path, number);
    // Noted with its own row.
    else if (!isPresentable(number)) return null;
    else if (!row.canCall) note('NoCallingPlan', path, number);
    else if (row.status === 'unavailable') note('Unavailable', path, number);
    else return number;
    return null;
  };
}

/**
 * The users with the personal numbers that they may call from. M26, M33: it must be geographic, whatever its row says.
 * M32: it is exclusive to one user; where two have it, the first one keeps it.
 */
export function checkUsers(
  users: Directory['users'],
  numbers: ReadonlyMap<E164, DirectoryNumber>,
  isAreaCode: (code: string) => boolean,
  usable: Usable,
  note: Note,
): Directory['users'] {
  const taken = new Set<E164>();
  return users.map((row, i) => {
    const path = `users[${i}].personalNumber`;
    const number = usable(row.personalNumber, path);
    if (!number) return { ...row, personalNumber: null };
    const code = areaCodeOf(number);
    const isTollFree = numbers.get(number)?.type === 'tollfree' || (code !== null && !isAreaCode(code));
    const why = isTollFree ? 'TollFreePersonal' : taken.has(number) ? 'PersonalNotExclusive' : null;
    taken.add(number);
    if (why) note(why, path, number);
    return { ...row, personalNumber: why ? null : number };
  });
}
