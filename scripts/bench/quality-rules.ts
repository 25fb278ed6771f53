// The rules that choose a number: simple ones, and ours. Each says which area code a destination is shown.
import type { Area, Atlas } from '../../lib/atlas/atlas';
import { distanceKm } from '../../lib/atlas/nearness';
import { decide } from '../../lib/dial/decide';
import { type Reader, readIndex } from '../../lib/dial/read-index';
import { NO_HISTORY } from '../../lib/dial/simulate';
import { areaCodeOf } from '../../lib/phone/e164';
import { parseDestination } from '../../lib/phone/parse';
import { type Policy, withDefaults } from '../../lib/policy/schema';

const NOON = new Date('2026-11-20T18:00:00Z');

/** The area of the number shown; not near where the rule had nothing, and the main number is shown. */
export type Shown = { area: Area; isNear: boolean };
export type Rule = { name: string; isOurs: boolean; show(home: Area): Promise<Shown> };

/** What products without knowledge of calling areas do, with the same numbers; `all` in the order of codes. */
export function simpleRules(all: readonly Area[], main: Area): Rule[] {
  const rule = (name: string, pick: (home: Area, areas: Area[]) => Area | undefined): Rule => ({
    name,
    isOurs: false,
    async show(home) {
      const found = pick(
        home,
        all.filter(({ country }) => country === home.country),
      );
      return { area: found ?? main, isNear: found !== undefined };
    },
  });
  const same = (home: Area, areas: Area[]) => areas.find(({ code }) => code === home.code);
  // Areas come in the order of their codes, so the first of a state is the lowest.
  const state = (home: Area, areas: Area[]) => areas.find(({ region }) => region === home.region);
  const nearest = (home: Area, areas: Area[]) =>
    [...areas].sort((a, b) => distanceKm(home, a) - distanceKm(home, b))[0];
  return [
    rule('exact area code only', same),
    rule('same state', state),
    rule('exact area code, else same state', (home, areas) => same(home, areas) ?? state(home, areas)),
    rule('nearest centre', nearest),
  ];
}

/** The shipped decision under one setting of the policy. */
export function ourRule(
  atlas: Atlas,
  reader: Reader,
  lineId: string,
  preferOwnNumbers: Policy['preferOwnNumbers'],
): Rule {
  const policy = withDefaults({ preferOwnNumbers });
  return {
    name: `ours, own numbers \`${preferOwnNumbers}\``,
    isOurs: true,
    async show({ code }) {
      const destination = parseDestination(`+1${code}5550199`, 'US', atlas);
      const request = { destination, lineId, toggle: undefined, contact: null };
      const read = await readIndex(reader, () => request, policy);
      if (!read) throw new Error('There is no index.');
      const { callerId, rung } = decide(request, { ...read.facts, ...NO_HISTORY }, policy, NOON);
      const area = atlas.areas.get((callerId && areaCodeOf(callerId)) ?? '');
      if (!area) throw new Error(`${code} is shown no number of an area code`);
      return { area, isNear: rung !== 'default' };
    },
  };
}
