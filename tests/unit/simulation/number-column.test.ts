// The column with the numbers, by its heading, else by what is in it.
import { expect, it } from 'vitest';
import { numberColumn } from '../../../lib/simulation/number-column';

it.each([
  [
    'an exact heading',
    [
      ['Id', 'Name', 'Phone'],
      ['1', 'M', '2'],
    ],
    { index: 2, name: 'Phone', hasHeading: true },
  ],
  [
    'a heading with the word',
    [
      ['Name', 'Business Phone'],
      ['M', 'x'],
    ],
    { index: 1, name: 'Business Phone' },
  ],
  [
    'a Japanese heading',
    [
      ['会社名', '勤務先電話番号'],
      ['a', 'b'],
    ],
    { index: 1, name: '勤務先電話番号' },
  ],
  [
    'the phone, not the fax',
    [
      ['Fax phone', 'Mobile phone'],
      ['a', 'b'],
    ],
    { index: 1 },
  ],
  [
    'the cells, where no heading helps',
    [
      ['Name', 'Contact'],
      ['M', '(212) 555-0123'],
    ],
    { index: 1, hasHeading: true },
  ],
  [
    'the cells, without a heading',
    [
      ['17', '212-555-0123'],
      ['18', '646-555-0123'],
    ],
    { index: 1, hasHeading: false },
  ],
  [
    'the first, where nothing looks like a number',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    { index: 0 },
  ],
])('%s', (_, rows, wanted) => {
  expect(numberColumn(rows)).toMatchObject(wanted);
});
