// Words and numbers of the coverage section.
import { language } from '../lib/messages/text';
import type { CoverageView } from '../lib/messages/views';
import type { MessageKey } from '../lib/words/message-key';

export const COVERAGE_LABELS: Record<CoverageView['shares'][number]['rung'], MessageKey> = {
  same: 'coverageSame',
  overlay: 'coverageOverlay',
  lata: 'coverageLata',
  adjacent: 'coverageAdjacent',
  none: 'coverageNone',
};

export const percent = (share: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
export const whole = (value: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 0 }).format(value);
