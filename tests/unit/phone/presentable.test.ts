import { describe, expect, it } from 'vitest';
import { isPresentable } from '../../../lib/phone/presentable';
import { e164 } from '../../support/unit-directory';

describe('a number as a caller ID', () => {
  it.each([
    ['+12125550142', true, 'US local'],
    ['+18005550100', true, 'US toll-free'],
    ['+442071838750', true, 'UK local'],
    ['+448081570192', true, 'UK toll-free'],
    ['+443301234567', true, 'UK-wide 03'],
    ['+81355550100', true, 'Japan local'],
    ['+19005550100', false, 'US premium'],
    ['+12129765550', false, 'the 976 exchange'],
    ['+449098790879', false, 'UK 09'],
    ['+448431234567', false, 'UK 084, shared cost'],
    ['+447012345678', false, 'UK 070, personal numbering'],
    ['+81990123456', false, 'Japan 0990'],
    ['+8816123456789', false, 'satellite'],
  ])('%s: %s (%s)', (number, expected) => {
    expect(isPresentable(e164(number))).toBe(expected);
  });
});
