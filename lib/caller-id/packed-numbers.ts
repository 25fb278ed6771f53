// Numbers in eight bytes each: digits × 8 + health.
import type { DirectoryNumber } from '../directory/schema';
import type { E164 } from '../phone/e164';
import type { PackedNumbers } from './record';

export type Health = 'active' | 'cooling' | 'flagged' | 'unavailable';
const HEALTH: readonly Health[] = ['active', 'cooling', 'flagged', 'unavailable'];

export const digitsOf = (number: E164): number => Number(number.slice(1));
export const digitsIn = (value: number): number => Math.floor(value / 8);
/** Subtraction, because the remainder of such large values is slow. */
export const healthIn = (value: number): Health => HEALTH[value - digitsIn(value) * 8] ?? 'unavailable';
/** The digits were an E164 when they were packed. */
export const numberIn = (value: number): E164 => `+${digitsIn(value)}` as E164;

/** Packs numbers, lowest first. */
export function packNumbers(numbers: readonly Pick<DirectoryNumber, 'e164' | 'status'>[]): PackedNumbers {
  return Float64Array.from(numbers, (row) => digitsOf(row.e164) * 8 + HEALTH.indexOf(row.status)).sort();
}

/** The numbers of a record, with their health. */
export function unpackNumbers(packed: PackedNumbers): { number: E164; health: Health }[] {
  return Array.from(packed, (value) => ({ number: numberIn(value), health: healthIn(value) }));
}

/** Whether a number is among the packed ones, whatever its health. */
export function holdsNumber(packed: PackedNumbers, number: E164): boolean {
  const first = digitsOf(number) * 8;
  return packed.some((value) => value >= first && value < first + 8);
}
