// Words of the coverage section.
import type { CoverageView } from '../lib/messages/views';
import type { MessageKey } from '../lib/words/message-key';

export const COVERAGE_LABELS: Record<CoverageView['shares'][number]['rung'], MessageKey> = {
  same: 'coverageSame',
  overlay: 'coverageOverlay',
  lata: 'coverageLata',
  adjacent: 'coverageAdjacent',
  none: 'coverageNone',
};
