import { describe, expect, it } from 'vitest';
import { unpackNumbers } from '../../../lib/caller-id/packed-numbers';
import { type AgentRecord, agentKey } from '../../../lib/caller-id/record';
import { type Reader, readerOf, readIndex } from '../../../lib/dial/read-index';
import { parseDestination } from '../../../lib/phone/parse';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { atlas, exampleIndex } from '../../support/unit-directory';

/** Reads the index for a call, and notes every get. */
async function read(
  text: string,
  lineId: string,
  records = exampleIndex('aiko'),
  policy: SetPolicy = {},
  toggle?: boolean,
) {
  const gets: string[] = [];
  const inner = readerOf(records);
  const reader: Reader = {
    get(key) {
      gets.push(key);
      return inner.get(key);
    },
  };
  const request = { destination: parseDestination(text, 'US', atlas), lineId, toggle, contact: null };
  const found = await readIndex(reader, () => request, withDefaults(policy));
  return { gets, facts: found?.facts ?? null };
}
const west = (exampleIndex('aiko').get(agentKey) as AgentRecord).lines.find(({ id }) => id === 'sales-west');

describe('what one decision reads', () => {
  it.each<[string, string, string, string[]]>([
    ['a bundle number', '5755550199', 'sales-west', ['agent', 'area/575', `numbers/${west?.pool}/505`]],
    ['an own number', '9715550199', 'sales-west', ['agent', 'area/971', `numbers/${west?.ownPool}/503`]],
    ['nothing near: the area alone', '2185550199', 'sales-west', ['agent', 'area/218']],
    ['a line without local presence', '2125550199', 'support', ['agent', 'area/212']],
    [
      'toll-free: its own area record for the account’s numbers',
      '8885550199',
      'sales-west',
      ['agent', 'area/888'],
    ],
    ['abroad: the record of all numbers outside +1', '+81355550199', 'sales-west', ['agent', 'area/other']],
    ['no number', 'call me', 'sales-west', ['agent']],
    ['not the agent’s line', '2125550199', 'renewals', ['agent']],
  ])('%s', async (_, text, lineId, keys) => {
    expect((await read(text, lineId)).gets).toEqual(keys);
  });

  it('is never more than three gets, whatever the area, line, policy and switch', async () => {
    let three = 0;
    for (const code of atlas.areas.keys())
      for (const lineId of ['sales-west', 'seniors', 'japan', 'default'])
        for (const toggle of [undefined, false]) {
          const { gets } = await read(
            `${code}5550199`,
            lineId,
            undefined,
            { preferOwnNumbers: 'off' },
            toggle,
          );
          expect(gets.length).toBeLessThanOrEqual(3);
          if (gets.length === 3) three++;
        }
    expect(three).toBeGreaterThan(500);
  });

  it('reads the numbers of the one area where the ladder lands', async () => {
    const { facts } = await read('6465550199', 'sales-west');
    expect(unpackNumbers(facts?.numbers ?? new Float64Array()).map(({ number }) => number)).toEqual([
      '+12125550142',
      '+12125550143',
      '+12125550144',
    ]);
  });

  it('no index is null, after one get', async () => {
    expect(await read('2125550199', 'sales-west', new Map())).toEqual({ gets: ['agent'], facts: null });
  });
});
