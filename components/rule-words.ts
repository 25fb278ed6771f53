// The rules of the ladder and what comes of a call, by name.
import type { SimulatedView } from '../lib/messages/views';
import type { MessageKey } from '../lib/words/message-key';

export const RULES: Record<NonNullable<SimulatedView['rung']>, MessageKey> = {
  personal: 'rulePersonal',
  'line-number': 'ruleLineNumber',
  'not-covered-country': 'ruleNotCoveredCountry',
  'own-same-area': 'ruleOwnSameArea',
  'own-overlay': 'ruleOwnOverlay',
  'own-adjacent': 'ruleOwnAdjacent',
  'pool-same-area': 'rulePoolSameArea',
  'pool-overlay': 'rulePoolOverlay',
  'pool-lata': 'rulePoolLata',
  'pool-adjacent': 'rulePoolAdjacent',
  default: 'ruleDefault',
};

export const OUTCOMES: Record<SimulatedView['outcome'], { word: MessageKey; tone: string }> = {
  call: { word: 'outcomeCall', tone: 'accent' },
  warn: { word: 'outcomeWarn', tone: 'look' },
  block: { word: 'outcomeBlock', tone: 'no' },
};
