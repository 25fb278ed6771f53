// A directory with lines, bundles and agents of every kind.
import { smallJson } from '../../../support/unit-directory';
import { row, spelled } from './case-runner';

const numbers = (text: string) => text.split(' ').map(spelled);

const bundles = [
  { id: 'full', name: 'Full', kind: 'full', numbers: numbers('212 646 617 617/43 972 787 416 907') },
  { id: 'single', name: 'Individual', kind: 'individual', numbers: numbers('505 212/44') },
  {
    id: 'top',
    name: 'Top 100',
    kind: 'top100',
    numbers: numbers('702 801'),
    unavailableAreaCodes: ['435', '907', '218'],
  },
];

const center = (
  id: string,
  mainNumber: string | null,
  own: string,
  bundleIds: string[],
  more: object = {},
) => ({
  id,
  name: id,
  mainNumber: mainNumber && spelled(mainNumber),
  numbers: own ? numbers(own) : [],
  callerId: 'localPresence',
  agentsMayToggle: true,
  bundleIds,
  memberIds: ['ann', 'gus', 'eve'],
  ...more,
});

const team = (id: string, callCenterId: string, memberIds: string[], more: object = {}) => ({
  id,
  name: id,
  callCenterId,
  localPresence: true,
  membersMayToggle: true,
  bundleIds: ['full'],
  memberIds,
  ...more,
});

const profile = (id: string, number: string, capacity: string, countries: string[], isDefault = false) => ({
  id,
  name: id,
  numbers: [spelled(number)],
  capacityProfileIds: [capacity],
  countries,
  isDefault,
});

const capacity = (id: string, memberIds: string[]) => ({
  id,
  name: id,
  direction: 'outbound',
  maxCalls: 1,
  reset: 'immediate',
  memberIds,
});

/** Everything a directory can hold, small; each line is named after what is special about it. */
export const COMPANY = smallJson({
  numbers: (
    '808 628 312 206 206/43n 800t 503/50 503/51 503/52 425/50 800/50t ' +
    '212 646 617f 617/43 972f 787 416 907 505 212/44 702 801'
  )
    .split(' ')
    .map(row),
  bundles,
  callCenters: [
    center('all', '808', '808 628', ['full', 'single', 'top']),
    center('bare', '312', '', ['full']),
    center('headless', null, '628', ['full']),
    center('plain', '312', '312', ['full'], { callerId: 'main' }),
    center('free', '800', '800', ['single']),
    center('planless', '206/43', '206/43 628', []),
    center('allPlanless', '312', '206/43', ['full']),
    center('ownOnly', '628', '628', []),
    center('soon', '312', '312', ['full'], { memberIds: [], pendingMemberIds: ['ann'] }),
  ],
  coachingTeams: [
    team('coached', 'all', ['ann', 'cho', 'hal', 'gus']),
    team('strict', 'all', ['ben'], { membersMayToggle: false }),
    team('quiet', 'all', ['ann', 'cho'], { localPresence: false }),
    team('lost', 'headless', ['ann', 'cho']),
  ],
  outboundProfiles: [
    profile('renewals', '206', 'one', ['US', 'CA']),
    profile('broken', '206/43', 'one', []),
    profile('standard', '206', 'three', ['US'], true),
  ],
  capacityProfiles: [capacity('one', ['ann', 'ben', 'cho', 'gus', 'hal', 'ivy']), capacity('three', ['dan'])],
  users: [
    { id: 'ann', name: 'Ann', personalNumber: spelled('503/50') },
    { id: 'ben', name: 'Ben', personalNumber: spelled('503/51') },
    { id: 'cho', name: 'Cho' },
    { id: 'dan', name: 'Dan', personalNumber: spelled('503/52') },
    { id: 'eve', name: 'Eve' },
    { id: 'gus', name: 'Gus', personalNumber: spelled('425/50'), personalOnly: true },
    { id: 'hal', name: 'Hal', personalNumber: spelled('800/50') },
    { id: 'ivy', name: 'Ivy', personalOnly: true },
  ],
});
