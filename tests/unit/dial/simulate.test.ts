import { describe, expect, it } from 'vitest';
import { handOffAgent } from '../../../lib/dial/hand-off';
import { readerOf } from '../../../lib/dial/read-index';
import { simulate, simulateHandOff } from '../../../lib/dial/simulate';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { readCatalogue } from '../../../scripts/catalogue';
import { atlas, exampleIndex, NOON } from '../../support/unit-directory';

const run = (
  text: string,
  more: { lineId?: string; toggle?: boolean; policy?: SetPolicy; language?: 'en' | 'ja' } = {},
) =>
  simulate(
    text,
    { lineId: more.lineId ?? 'sales-west', toggle: more.toggle, country: 'US', now: NOON },
    readerOf(exampleIndex('aiko')),
    withDefaults(more.policy ?? {}),
    atlas,
    readCatalogue(more.language ?? 'en'),
  );

describe('a simulated call', () => {
  it('is the decision in words', async () => {
    const simulation = await run('575-555-0199');
    expect(simulation).toMatchObject({
      to: '+15755550199',
      place: 'Las Cruces, NM',
      outcome: 'call',
      callerId: '+15055550142',
      rung: 'pool-lata',
      warnings: [],
    });
    expect(simulation?.reason).toContain('575');
    expect(simulation?.reason).toContain('505');
    expect(simulation?.callback).toContain('Sales West');
    expect(simulation?.trace.at(-1)).toMatchObject({ rung: 'number', verdict: 'chosen' });
    expect(simulation?.trace.filter(({ verdict }) => verdict === 'chosen')).toHaveLength(2);
    for (const { reason } of simulation?.trace ?? [])
      expect(reason).not.toMatch(/^$|\$\d|undefined|\[object/);
  });

  it('is in the language of its words', async () => {
    const [english, japanese] = [await run('575-555-0199'), await run('575-555-0199', { language: 'ja' })];
    expect(japanese?.reason).toMatch(/[ぁ-ん]/);
    expect(japanese?.callerId).toBe(english?.callerId);
  });

  it('that would be blocked shows no caller ID and no callback', async () => {
    expect(await run('876-555-0199')).toMatchObject({
      outcome: 'block',
      callerId: null,
      rung: null,
      callback: null,
    });
  });

  it('of no number repeats what was typed', async () => {
    expect(await run('911')).toMatchObject({ to: '911', outcome: 'block', callerId: null, trace: [] });
  });

  it('lists the warnings', async () => {
    const simulation = await run('416-555-0199');
    expect(simulation).toMatchObject({ outcome: 'warn', callerId: '+14165550142' });
    expect(simulation?.warnings).toEqual([expect.stringContaining('Canada')]);
  });

  it('says first that a switch was ignored', async () => {
    const { trace } = (await run('575-555-0199', {
      toggle: false,
      policy: { localPresenceToggle: 'forceOn' },
    })) ?? { trace: [] };
    expect(trace[0]).toEqual({
      rung: 'toggle',
      verdict: 'ignored',
      reason: readCatalogue('en').text('setByAdministrator'),
    });
    expect((await run('575-555-0199', { toggle: false }))?.trace[0]?.rung).toBe('personal');
  });

  it('without an index is null', async () => {
    const caller = { lineId: 'sales-west', toggle: undefined, country: 'US', now: NOON };
    expect(
      await simulate('911', caller, readerOf(new Map()), withDefaults({}), atlas, readCatalogue('en')),
    ).toBeNull();
  });
});

describe('a simulated call by the phone app', () => {
  const byApp = (text: string) => {
    const caller = { lineId: '', toggle: undefined, country: 'US', now: NOON };
    return simulateHandOff(text, handOffAgent('US'), caller, withDefaults({}), atlas, readCatalogue('en'));
  };

  it('needs no index, and leaves the number to the app', () => {
    expect(byApp('646-555-0123')).toMatchObject({
      to: '+16465550123',
      place: 'New York, NY',
      outcome: 'call',
      callerId: null,
      rung: null,
    });
  });

  it('is refused by the same gates', () => {
    expect(byApp('911')).toMatchObject({ outcome: 'block', blockedBy: 'number' });
    expect(byApp('+81 3-5555-0123')).toMatchObject({ outcome: 'warn', place: 'Japan' });
  });
});
