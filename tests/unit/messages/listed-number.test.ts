import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedNumbers } from '../../../lib/messages/listed-number';

const RECORD = { type: 'contact', id: 'c-1', name: 'Jo', url: 'https://crm.example.com/contacts/c-1' };
const PLACE = { timeZone: 'Pacific/Honolulu', region: 'HI', country: 'US' };
const WHOLE = { number: '+12125550123', record: RECORD, contact: PLACE, isText: true };
const BARE = { number: '+12125550123', record: null, contact: null, isText: false };

describe('what a page says is on it', () => {
  it('is taken with record, place and kind of link', () => {
    expect(listedNumbers([WHOLE, BARE])).toEqual([WHOLE, BARE]);
  });

  it.each<[string, object, object]>([
    ['an origin of its own choice', { foundOn: 'https://acme.lightning.force.com' }, BARE],
    [
      'what the card is told elsewhere',
      { before: { lineId: 'support' }, isFax: true, number: WHOLE.number },
      BARE,
    ],
    ['a record without an address', { record: { ...RECORD, url: 7 } }, BARE],
    ['a name that is none', { record: { ...RECORD, name: { toString: 1 } } }, BARE],
    ['more of a record', { record: { ...RECORD, isTrusted: true } }, { ...BARE, record: RECORD }],
    [
      'a place that is no text',
      { contact: { ...PLACE, region: ['HI'] } },
      { ...BARE, contact: { timeZone: PLACE.timeZone, country: 'US' } },
    ],
    ['a place that vouches for itself', { contact: { isTrusted: true } }, BARE],
    ['a flag that is none', { isText: 'yes' }, BARE],
  ])('is taken without %s', (_, more, taken) => {
    expect(listedNumbers([{ ...BARE, ...more }])).toEqual([taken]);
  });

  it('is left out without a number', () => {
    expect(listedNumbers([{ ...WHOLE, number: 911 }, null, 'tel', WHOLE])).toEqual([WHOLE]);
  });

  it('has the known fields only, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ number: fc.string(), record: fc.anything(), contact: fc.anything() })),
        (told) => {
          for (const one of listedNumbers(told))
            expect(Object.keys(one).sort()).toEqual(['contact', 'isText', 'number', 'record']);
          expect(listedNumbers(told)).toHaveLength(told.length);
        },
      ),
    );
  });
});
