// Lines of every kind, bundles of every kind, health of numbers, and who may use which.
import { type Calling, e164 } from '../../../support/unit-directory';
import { type Case, type LineCase, runCases, runLineCases, spelled } from './case-runner';
import { COMPANY } from './company';

const seen = (token: string): Calling => ({ local: { lastShown: e164(spelled(token)) } });
const forced = (localPresenceToggle: 'forceOn' | 'forceOff') => ({ policy: { localPresenceToggle } });
const TOKYO = '+81 3 5555 0199';
const OFF = { toggle: false };

const callCenters: LineCase[] = [
  ['415', 'ann', 'all', {}, 'own-overlay', '628', 'own first'],
  ['415', 'ann', 'all', OFF, 'line-number', '808', 'switched off: the main number'],
  ['415', 'ann', 'all', forced('forceOff'), 'line-number', '808', 'off by policy'],
  [
    '415',
    'ann',
    'all',
    { ...OFF, ...forced('forceOn') },
    'own-overlay',
    '628',
    'on by policy whatever the wish',
  ],
  ['575', 'ann', 'all', {}, 'pool-lata', '505', 'an individual number, New Mexico’s LATA'],
  ['725', 'ann', 'all', {}, 'pool-overlay', '702', 'a top-100 number'],
  ['939', 'ann', 'all', {}, 'pool-overlay', '787', 'a full bundle’s number'],
  ['435', 'ann', 'all', {}, 'pool-lata', '801', 'unavailable there, but Utah is one LATA'],
  ['907', 'ann', 'all', {}, 'pool-same-area', '907', 'unavailable in one bundle, given by the other'],
  ['218', 'ann', 'all', {}, 'default', '808', 'unavailable, and nothing near'],
  ['212', 'ann', 'all', {}, 'pool-same-area', '212 212/44', 'several bundles are one pool'],
  ['212', 'ann', 'all', seen('212/44'), 'pool-same-area', '212/44', 'the number seen last time'],
  ['212', 'ann', 'all', seen('212'), 'pool-same-area', '212', '… whichever it was'],
  ['212', 'ann', 'all', seen('646'), 'pool-same-area', '212 212/44', '… but not from farther away'],
  ['617', 'ann', 'all', {}, 'pool-same-area', '617/43', 'never the flagged one'],
  ['617', 'ann', 'all', seen('617'), 'pool-same-area', '617/43', '… even if seen last time'],
  ['214', 'ann', 'all', {}, 'pool-overlay', '972', 'a flagged number before none'],
  ['212/42', 'ann', 'all', {}, 'pool-same-area', '212/44', 'calling a number of the bundle: the other one'],
  ['646/42', 'ann', 'all', {}, 'pool-overlay', '212 212/44', 'calling the only 646: an overlay'],
  ['907/42', 'ann', 'all', {}, 'default', '808', 'calling the only Alaskan number'],
  ['628/42', 'ann', 'all', {}, 'default', '808', 'calling the own number'],
  ['808/42', 'ann', 'all', {}, 'blocked by callerId', '', 'calling the main number from itself'],
  ['416', 'ann', 'all', {}, 'pool-same-area', '416', 'profiles’ countries do not bind call centres'],
  ['212', 'ann', 'bare', {}, 'line-number', '312', 'no own number, no local presence'],
  ['212', 'ann', 'bare', { toggle: true }, 'line-number', '312', '… whatever the agent wishes'],
  ['212', 'ann', 'allPlanless', {}, 'line-number', '312', '… nor when its only number has no plan'],
  ['415', 'ann', 'headless', {}, 'own-overlay', '628', 'no main number is needed here'],
  ['218', 'ann', 'headless', {}, 'blocked by callerId', '', '… but here it is'],
  ['646', 'ann', 'headless', OFF, 'blocked by callerId', '', '… and here'],
  ['212', 'ann', 'plain', {}, 'line-number', '312', 'always its main number'],
  [
    '212',
    'ann',
    'plain',
    forced('forceOn'),
    'line-number',
    '312',
    'policy cannot switch on what is not there',
  ],
  ['505', 'ann', 'free', {}, 'pool-same-area', '505', 'a toll-free own number is a number'],
  ['218', 'ann', 'free', {}, 'default', '800', '… shown as the main one only'],
  ['888', 'ann', 'free', {}, 'not-covered-country', '800', 'toll-free to toll-free'],
  ['415', 'ann', 'planless', {}, 'own-overlay', '628', 'the own number with a plan'],
  ['206', 'ann', 'planless', {}, 'blocked by callerId', '', 'the main number has no plan'],
  ['650', 'ann', 'ownOnly', {}, 'own-adjacent', '628', 'no bundle at all'],
  ['212', 'ann', 'ownOnly', {}, 'default', '628', '… and far away'],
  ['212', 'ann', 'soon', {}, 'blocked by line', '', 'added a few minutes ago'],
  ['212', 'eve', 'all', {}, 'blocked by agent', '', 'in no outbound capacity profile'],
  ['212', 'zed', 'all', {}, 'blocked by agent', '', 'not in the directory'],
  ['212', 'cho', 'all', {}, 'blocked by line', '', 'not a member'],
];

const teams: LineCase[] = [
  ['212', 'ann', 'coached', {}, 'pool-same-area', '212', 'the team’s bundle'],
  [
    '628',
    'ann',
    'coached',
    {},
    'default',
    '503/50',
    'its centre’s 628 is not the team’s: the personal number',
  ],
  ['971', 'ann', 'coached', {}, 'default', '503/50', 'shown as the main number, though it is local'],
  ['628', 'cho', 'coached', {}, 'default', '808', 'no personal number: the centre’s main'],
  ['212', 'ann', 'coached', OFF, 'personal', '503/50', 'chosen, where the team allows'],
  ['212', 'cho', 'coached', OFF, 'line-number', '808', 'nothing personal to choose'],
  ['212', 'hal', 'coached', OFF, 'line-number', '808', 'a toll-free personal number is none'],
  ['212', 'ann', 'coached', forced('forceOff'), 'line-number', '503/50', 'by policy, not by choice'],
  [TOKYO, 'ann', 'coached', {}, 'not-covered-country', '503/50', 'Japan from the personal number'],
  [TOKYO, 'cho', 'coached', {}, 'not-covered-country', '808', '… or the centre’s'],
  ['212', 'ben', 'strict', OFF, 'pool-same-area', '212', 'a member without the right is always on'],
  ['218', 'ben', 'strict', {}, 'default', '503/51', 'nothing near'],
  ['212', 'ben', 'personal', {}, 'blocked by line', '', '… and is not offered the personal line'],
  ['212', 'ann', 'quiet', {}, 'line-number', '503/50', 'a team without local presence'],
  ['212', 'cho', 'quiet', {}, 'line-number', '808', '… and a member without a number'],
  ['212', 'cho', 'lost', {}, 'pool-same-area', '212', 'the centre has no main number, nor is it needed'],
  ['218', 'cho', 'lost', {}, 'blocked by callerId', '', 'no number to call from'],
  ['218', 'ann', 'lost', {}, 'default', '503/50', 'the personal number'],
];

const personalAndProfiles: LineCase[] = [
  ['212', 'ann', 'personal', {}, 'personal', '503/50', 'the personal line'],
  ['212', 'ann', 'personal', forced('forceOn'), 'personal', '503/50', 'has no local presence to force'],
  ['416', 'ann', 'personal', {}, 'blocked by country', '', 'personal calls follow the default profile: US'],
  ['787', 'ann', 'personal', {}, 'personal', '503/50', 'Puerto Rico is the US'],
  ['503/50', 'ann', 'personal', {}, 'blocked by callerId', '', 'calling oneself'],
  ['212', 'gus', 'personal', {}, 'personal', '425/50', 'personal only'],
  ['212', 'gus', 'all', {}, 'blocked by line', '', '… and no other line'],
  ['212', 'gus', 'coached', {}, 'blocked by line', '', '… no team either'],
  ['212', 'ivy', 'personal', {}, 'blocked by callerId', '', 'personal only, without a number'],
  ['212', 'hal', 'personal', {}, 'blocked by line', '', 'a toll-free personal number is none'],
  ['212', 'cho', 'personal', {}, 'blocked by line', '', 'no personal number'],
  ['212', 'ann', 'renewals', {}, 'line-number', '206', 'a profile shows its number'],
  ['206', 'ann', 'renewals', { toggle: true }, 'line-number', '206', 'whatever the wish'],
  ['416', 'ann', 'renewals', {}, 'line-number', '206', 'Canada is on its list'],
  [TOKYO, 'ann', 'renewals', {}, 'blocked by country', '', 'Japan is not'],
  ['212', 'ann', 'broken', {}, 'blocked by callerId', '', 'its only number has no plan'],
  ['212', 'ann', 'standard', {}, 'blocked by line', '', 'of another capacity profile'],
  ['212', 'dan', 'standard', {}, 'line-number', '206', 'the default profile'],
  ['416', 'dan', 'standard', {}, 'blocked by country', '', 'US only'],
];

const health: Case[] = [
  ['212', '808 | 212f 646', {}, 'pool-same-area', '212', 'the rung goes before health'],
  ['914', '808 | 917f 718', {}, 'pool-lata', '917', 'the nearer area goes before health'],
  ['212', '808 | 212f 212/43c 212/44', {}, 'pool-same-area', '212/44', 'the healthy one of three'],
  ['212', '808 | 212f 212/43c', {}, 'pool-same-area', '212 212/43', 'flagged and cooling are alike'],
  ['212', '808 | 212u 646', {}, 'pool-overlay', '646', 'an unavailable number is not there'],
  ['212', '808 | 212n 646', {}, 'pool-overlay', '646', 'nor one without a calling plan'],
  ['212', '808 | 212u 646n', {}, 'default', '808', 'nothing is left'],
  ['212', '808 212f | 212/43', {}, 'own-same-area', '212', 'a flagged own number is still own'],
  ['212', '808 212n | 212/43', {}, 'pool-same-area', '212/43', '… but not without a plan'],
  ['212', '808 212u | 646', {}, 'pool-overlay', '646', '… nor unavailable'],
  ['212', '808 212f 212/43 |', {}, 'own-same-area', '212/43', 'health among own numbers'],
  ['212', '808f | 201', {}, 'pool-adjacent', '201', 'the main number’s health decides nothing'],
  ['218', '808f | 201', {}, 'default', '808', '… not even here'],
  [
    '212/42',
    '808 | 212 212/43f',
    {},
    'pool-same-area',
    '212/43',
    'flagged rather than the destination itself',
  ],
  ['212/42', '808 | 212 | 646', {}, 'pool-overlay', '646', 'the next rung from another bundle'],
  ['212', '808 | 718 | 646', {}, 'pool-overlay', '646', 'bundles have no order of their own'],
  ['212', '808 212 | 212', {}, 'own-same-area', '212', 'one number, own and in the bundle'],
];

runLineCases('call centres', COMPANY, callCenters);
runLineCases('coaching teams', COMPANY, teams);
runLineCases('personal numbers and profiles', COMPANY, personalAndProfiles);
runCases('health, and several bundles', health);
