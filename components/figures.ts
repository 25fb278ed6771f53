// Numbers in sentences and tables, as the reader's language writes them.
import { language } from '../lib/messages/text';

export const whole = (value: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 0 }).format(value);
/** @param share of one: 0.5 is half of it */
export const percent = (share: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
