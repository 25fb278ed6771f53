// Every code from 200 to 999 is something, if only unassigned.
import { expect, it } from 'vitest';
import { kindOf } from '../../../lib/atlas/atlas';
import { packagedAtlas } from '../../../lib/atlas/packaged';

const atlas = packagedAtlas();

it('all 800 codes have a kind and a status', () => {
  const kinds = new Map<string, number>();
  for (let code = 200; code <= 999; code++) {
    const found = kindOf(atlas, String(code));
    const name = `${found?.kind} ${found?.status}`;
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
  }
  expect(Object.fromEntries(kinds)).toEqual({
    'geographic in-service': 454,
    'geographic pending': 3,
    'tollfree in-service': 7,
    'tollfree pending': 1,
    'premium in-service': 1,
    'nongeographic in-service': 22,
    'n11 in-service': 8,
    'unassigned unassigned': 304,
  });
});

it.each(['', '99', '199', '1000', 'abc', '21O'])('"%s" has no shape of a code', (code) => {
  expect(kindOf(atlas, code)).toBeNull();
});
