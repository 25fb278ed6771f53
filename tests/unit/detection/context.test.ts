import { describe, expect, it } from 'vitest';
import { saysOtherwise } from '../../../lib/detection/context';

const NUMBER = '2125550142';
/** Whether what stands around the number says that it is none. */
function otherwise(text: string): boolean {
  const start = text.indexOf(NUMBER);
  return saysOtherwise(text, start, start + NUMBER.length);
}

describe('what stands around digits', () => {
  it.each([
    ['order 2125550142'],
    ['Order No. 2125550142'],
    ['ORDER NUMBER: 2125550142'],
    ['order #2125550142'],
    ['Invoice 2125550142'],
    ['acct: 2125550142'],
    ['a/c 2125550142'],
    ['Ticket "2125550142'],
    ['tracking number is 2125550142'],
    ['s/n 2125550142'],
    ['P.O. 2125550142'],
    ['Member ID 2125550142'],
    ['注文番号2125550142'],
    ['伝票: 2125550142'],
    ['管理ID：2125550142'],
    ['ファックス 2125550142'],
    ['https://example.com/a?b=2125550142'],
    ['www.example.com/2125550142'],
    ['path/2125550142'],
    ['user_2125550142'],
    ['$2125550142'],
    ['€2125550142'],
    ['A-2125550142'],
    ['x2125550142'],
    ['#2125550142'],
    ['2125550142%'],
    ['2125550142kg'],
    ['2125550142.5'],
    ['2125550142:30'],
    ['2125550142,000'],
    ['2125550142_a'],
    ['2125550142@example.com'],
    ['2125550142°'],
  ])('%s is something else', (text) => {
    expect(otherwise(text)).toBe(true);
  });

  it.each([
    ['2125550142'],
    ['Call 2125550142 now'],
    ['Tel:2125550142'],
    ['phone2125550142'],
    ['cell=2125550142'],
    ['電話2125550142'],
    ['(2125550142)'],
    ['2125550142, 2125550143'],
    ['2125550142.'],
    ['2125550142; ask for Ben'],
    ['reorder: call 2125550142'],
    ['orders desk 2125550142'],
    ['Border 2125550142'],
    ['see https://example.com or 2125550142'],
  ])('%s may be a number', (text) => {
    expect(otherwise(text)).toBe(false);
  });

  it('a plus or a bracket starts a number, whatever is glued to it', () => {
    expect(saysOtherwise('mobile/+12125550142', 7, 19)).toBe(false);
    expect(saysOtherwise('Ben(212) 555-0142', 3, 17)).toBe(false);
  });

  it('looks no further back than 60 characters', () => {
    expect(otherwise(`order ${' '.repeat(70)}${NUMBER}`)).toBe(false);
  });
});
