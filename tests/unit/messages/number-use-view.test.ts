import { expect, it } from 'vitest';
import { DAY_MS } from '../../../lib/calls/number-use';
import { numberUseView } from '../../../lib/messages/number-use-view';
import { withDefaults } from '../../../lib/policy/schema';
import { e164, NOON } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

const NOW = NOON.getTime();
const A = e164('+12125550142');
const B = e164('+12125550143');

it('the numbers shown, the most reported first, with how long they rest', () => {
  const rows = [
    attempt('a', { callerId: B, state: 'ended' }),
    attempt('b', { callerId: B, state: 'ended' }),
    attempt('c', { callerId: A, state: 'ended', spamReportedAt: NOW - DAY_MS }),
    attempt('d', { callerId: A, state: 'rejected' }),
    attempt('e', { callerId: null, state: 'dispatched' }),
  ];
  const use = (reports: number) =>
    numberUseView(rows, withDefaults({ spamReports: { reports, withinDays: 7, restDays: 7 } }), NOW, 'US');
  expect(use(3)).toEqual([
    { number: '(212) 555-0142', calls: 1, reports: 1, restsUntil: null },
    { number: '(212) 555-0143', calls: 2, reports: 0, restsUntil: null },
  ]);
  expect(use(1)[0]).toMatchObject({ restsUntil: NOW + 6 * DAY_MS });
});
