// The first set-up: what is done, and whether it opens by itself.
import { describe, expect, it } from 'vitest';
import { opensBySelf, type SetUpFacts, setUpSteps } from '../../../lib/settings/set-up';

const FRESH: SetUpFacts = { ready: true, isDefault: true, locked: false, sites: [], notes: [] };
const done = (change: Partial<SetUpFacts>): string[] =>
  setUpSteps({ ...FRESH, ...change })
    .filter((step) => step.done)
    .map(({ name }) => name);

describe('the steps', () => {
  it.each<[string, Partial<SetUpFacts>, string[]]>([
    ['nothing in a new profile, where the phone app was chosen by nobody', {}, []],
    ['the service, once it was chosen', { isDefault: false }, ['service']],
    ['no service that does not answer', { isDefault: false, ready: false }, []],
    ['the sites, with one of them', { sites: ['https://crm.example.com'] }, ['sites']],
    ['the sites, where the built-in ones are enough', { notes: ['sites'] }, ['sites']],
    ['the check', { notes: ['check'] }, ['check']],
  ])('done: %s', (_, facts, names) => {
    expect(done(facts)).toEqual(names);
  });

  it('say what the administrator decided', () => {
    const [service] = setUpSteps({ ...FRESH, locked: true });
    expect(service).toMatchObject({ name: 'service', locked: true });
  });
});

describe('after an installation', () => {
  const opens = (change: Partial<SetUpFacts>): boolean => {
    const facts = { ...FRESH, ...change };
    return opensBySelf(setUpSteps(facts), facts.notes);
  };
  it('it opens', () => expect(opens({})).toBe(true));
  it('it opens where the administrator chose a service that wants a token', () =>
    expect(opens({ isDefault: false, locked: true, ready: false })).toBe(true));
  it('not where the administrator left nothing to set up', () =>
    expect(opens({ isDefault: false, locked: true })).toBe(false));
  it('not where the agent wanted no more of it', () => expect(opens({ notes: ['closed'] })).toBe(false));
});
