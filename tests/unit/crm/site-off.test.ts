import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../lib/crm/profiles';
import { isSiteOff } from '../../../lib/crm/site-off';

const MINE = 'https://crm.example.com';
const off = (site: string, sitesOff: string[], sites: string[] = [MINE]): boolean =>
  isSiteOff(site, { sites, sitesOff });

describe('a built-in CRM', () => {
  it('is off on all of its hosts, and no other is', () => {
    for (const { name, hosts = [] } of PROFILES)
      for (const host of hosts) {
        const site = `https://${host.replace('*', 'acme')}`;
        expect(off(site, [name]), site).toBe(true);
        expect(
          off(
            site,
            PROFILES.map((one) => one.name).filter((one) => one !== name),
          ),
          site,
        ).toBe(false);
        expect(off(site, []), site).toBe(false);
      }
  });
});

describe('an added site', () => {
  const [one, other] = ['http://localhost:3000', 'http://localhost:4000'];
  it.each<[string, string, string[], string[], boolean]>([
    ['is on', MINE, [], [MINE], false],
    ['is off', MINE, [MINE], [MINE], true],
    ['is not the one that is off', MINE, ['https://other.example'], [MINE], false],
    [
      'has a switch of its own beside its CRM’s',
      'https://acme.odoo.com',
      ['Odoo'],
      ['https://acme.odoo.com'],
      false,
    ],
    [
      'and the CRM has one',
      'https://acme.odoo.com',
      ['https://acme.odoo.com'],
      ['https://acme.odoo.com'],
      true,
    ],
    ['on another port of the same host', other, [one], [one, other], false],
    ['a page on a port that nobody added', 'http://localhost:5000', [one], [one, other], false],
    ['a page on such a port, all being off', 'http://localhost:5000', [one, other], [one, other], true],
    ['no origin at all', 'null', ['null'], [], false],
  ])('%s', (_, site, sitesOff, sites, expected) => {
    expect(off(site, sitesOff, sites)).toBe(expected);
  });
});
