import { describe, expect, it } from 'vitest';
import { shortCodeIn } from '../../../lib/phone/short-codes';

describe('emergency and service codes', () => {
  it.each([
    ['911', '911'],
    ['1911', '911'],
    ['9911', '911'],
    ['91911', '911'],
    ['112', '112'],
    ['1112', '112'],
    ['9112', '112'],
    ['933', '933'],
    ['9933', '933'],
    ['110', '110'],
    ['119', '119'],
    ['999', '999'],
    ['9999', '9999'],
    ['0112', '112'],
    ['01112', '112'],
    ['1350', '1350'],
    ['10111', '10111'],
    ['000', '000'],
    ['211', '211'],
    ['811', '811'],
  ])('%s reaches %s', (digits, code) => {
    expect(shortCodeIn(digits)).toBe(code);
  });

  it.each([
    [''],
    ['1'],
    ['9'],
    ['95'],
    ['911911'],
    ['2125550142'],
    ['12125550142'],
    ['91121255501'],
    ['212'],
    ['556'],
  ])('"%s" is no code', (digits) => {
    expect(shortCodeIn(digits)).toBeNull();
  });
});
