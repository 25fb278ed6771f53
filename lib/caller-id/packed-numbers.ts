// Numbers in eight bytes each: digits × 8 + health.
import type { DirectoryNumber } from '../directory/schema';
import type { E164 } from '../phone/e164';
import type { PackedNumbers } from './record';

export type Health = 'active' | 'cooling' | 'flagged' | 'unavailable';
const HEALTH: readonly Health[] = ['active', 'cooling', 'flagged', 'unavailable'];

/** Packs numbers, lowest first. */
export function packNumbers(numbers: readonly Pick<DirectoryNumber, 'e164' | 'status'>[]): PackedNumbers {
  return Float64Array.from(
    numbers,
    (row) => Number(row.e164.slice(1)) * 8 + HEALTH.indexOf(row.status),
  ).sort();
}

/** The numbers of a record, with their health. */
export function unpackNumbers(packed: PackedNumbers): { number: E164; health: Health }[] {
  return Array.from(packed, (value) => ({
    // The digits were an E164 when they were packed.
    number: `+${Math.floor(value / 8)}` as E164,
    health: HEALTH[value % 8] ?? 'unavailable',
  }));
}

/** Whether a number is among the packed ones, whatever its health. */
export function holdsNumber(packed: PackedNumbers, number: E164): boolean {
  const digits = Number(number.slice(1));
  return packed.some((value) => Math.floor(value / 8) === digits);
}
