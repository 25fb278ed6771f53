import { describe, expect, it } from 'vitest';
import { isTheirs, viewFor } from '../../../lib/messages/own-calls';
import { reason } from '../../../lib/words/reason';
import { readCatalogue } from '../../../scripts/catalogue';
import { attempt } from '../../support/unit-journal';

const call = attempt('0b6f8f54-3c1e-4a7e-9f60-1a2b3c4d5e6f', {
  state: 'unknown',
  site: 'https://crm.example.com',
  record: { type: 'contact', id: '7', name: 'Maria', url: 'https://crm.example.com/7' },
  overrode: { gates: ['hours'], why: 'they asked me to' },
  note: reason('errorRefused', 'a word of the service'),
  connectedAt: 5,
});
const here = { kind: 'content', origin: 'https://crm.example.com' } as const;
const elsewhere = { kind: 'content', origin: 'https://other.example' } as const;
const popup = { kind: 'page', origin: 'chrome-extension://abc' } as const;
const words = readCatalogue('en');

describe('a call', () => {
  it('is one of the page’s own site, and of our pages', () => {
    expect([here, elsewhere, popup].map((sender) => isTheirs(call, sender))).toEqual([true, false, true]);
    for (const sender of [here, popup])
      expect(viewFor(call, sender, words, 'US')).toMatchObject({
        id: call.id,
        name: 'Maria',
        canCheck: true,
      });
  });

  it('of another site is its number and its state, and nothing to act on', () => {
    const view = viewFor(call, elsewhere, words, 'US');
    expect(view).toMatchObject({ id: '', display: '+1 212-555-0199', state: 'unknown', label: 'Not known' });
    expect(view).toMatchObject({ canHangUp: false, canCheck: false, wrapUp: null, spam: null });
    expect(JSON.stringify(view)).not.toMatch(/Maria|asked|service|Sales|0142|0b6f8f54/);
  });
});
