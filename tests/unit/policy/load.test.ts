import { describe, expect, it } from 'vitest';
import { loadPolicy, type PolicySources, SETTLING_MS } from '../../../lib/policy/load';

type Values = Record<string, unknown>;
type Given = { managed: () => Promise<Values>; remembered?: Values; uptime?: number };

/** Loads from sources that answer as given, and shows what was remembered after. */
async function load({ managed, remembered, uptime = 0 }: Given) {
  const writes: (Values | undefined)[] = [];
  const sources: PolicySources = {
    managed,
    remembered: async () => remembered,
    remember: async (values) => void writes.push(values),
    uptime: async () => uptime,
  };
  return { ...(await loadPolicy(sources)), writes };
}
const answer = (values: Values) => async () => values;
const never = () => new Promise<Values>(() => undefined);
const off = { dialing: 'off' };

describe('the policy as the browser gives it', () => {
  it('an answer rules, at once, and is remembered', async () => {
    const loaded = await load({ managed: answer(off), remembered: { dialing: 'on' } });
    expect(loaded).toEqual({ policy: off, refused: [], settled: true, writes: [off] });
  });

  it('an answer with a bad key rules without it; the raw answer is remembered', async () => {
    const raw = { ...off, service: 'pigeon' };
    const loaded = await load({ managed: answer(raw) });
    expect(loaded).toEqual({
      policy: { ...off, service: 'gateway' },
      refused: [{ key: 'service', value: 'pigeon' }],
      settled: true,
      writes: [raw],
    });
  });

  it.each([
    ['the remembered one holds', off, off],
    ['with none remembered, none holds', undefined, {}],
  ])('an empty answer right after the start is not believed: %s', async (_, remembered, policy) => {
    const loaded = await load({
      managed: answer({}),
      ...(remembered && { remembered }),
      uptime: SETTLING_MS,
    });
    expect(loaded).toEqual({ policy, refused: [], settled: false, writes: [] });
  });

  it('an empty answer later means that there is none any more', async () => {
    const loaded = await load({ managed: answer({}), remembered: off, uptime: SETTLING_MS + 1 });
    expect(loaded).toEqual({ policy: {}, refused: [], settled: true, writes: [undefined] });
  });

  it('Firefox rejects when there is none: believed at once', async () => {
    const managed = async () => {
      throw new Error('Managed storage manifest not found');
    };
    const loaded = await load({ managed, remembered: off, uptime: 0 });
    expect(loaded).toEqual({ policy: {}, refused: [], settled: true, writes: [undefined] });
  });

  it.each([0, SETTLING_MS + 1])(
    'no answer at all, %d ms after the start: the remembered one holds',
    async (uptime) => {
      const loaded = await load({ managed: never, remembered: off, uptime });
      expect(loaded).toEqual({ policy: off, refused: [], settled: false, writes: [] });
    },
  );

  it('a remembered policy is read as carefully as a fresh one', async () => {
    const loaded = await load({ managed: never, remembered: { dialing: 'perhaps', countries: ['JP'] } });
    expect(loaded).toMatchObject({
      policy: { countries: ['JP'], dialing: 'off' },
      refused: [{ key: 'dialing', value: 'perhaps' }],
    });
  });
});
