import { expect, it } from 'vitest';
import { findAreas } from '../../../lib/atlas/find-areas';

const AREAS = [
  { code: '646', city: 'New York', region: 'NY' },
  { code: '212', city: 'New York', region: 'NY' },
  { code: '504', city: 'New Orleans', region: 'LA' },
  { code: '213', city: 'Los Angeles', region: 'CA' },
  { code: '775', city: 'Peñasco', region: 'NV' },
];

it.each([
  ['646', ['646']],
  ['21', ['212', '213']],
  ['new', ['212', '504', '646']],
  ['York', ['212', '646']],
  ['new york, ny', ['212', '646']],
  ['la', ['504']],
  ['los a', ['213']],
  ['penasco', ['775']],
  ['  ', []],
  ['(', []],
  ['zz', []],
])('%j finds %j', (text, codes) => {
  expect(findAreas(AREAS, text).map(({ code }) => code)).toEqual(codes);
});
