import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../lib/calls/attempt';
import type { GateName } from '../../../lib/gates/gate';
import { attemptView, withExtension } from '../../../lib/messages/attempt-view';
import type { MessageKey } from '../../../lib/words/message-key';
import { reason } from '../../../lib/words/reason';
import { readCatalogue } from '../../../scripts/catalogue';
import { attempt } from '../../support/unit-journal';

const words = readCatalogue('en');
const view = (change: Partial<Omit<Attempt, 'to'>>) => attemptView(attempt('a', change), words, 'US');

describe('an attempt as a surface draws it', () => {
  it.each<[Attempt['state'], Attempt['progress'], MessageKey, string, string]>([
    ['intent', null, 'stateIntent', 'quiet', ''],
    ['sending', null, 'stateSending', 'quiet', ''],
    ['accepted', null, 'stateAccepted', 'live', 'hangUp'],
    ['live', 'ringingAgent', 'stateRingingAgent', 'live', 'hangUp'],
    ['live', 'ringingCustomer', 'stateRingingCustomer', 'live', 'hangUp'],
    ['live', 'connected', 'stateConnected', 'live', 'hangUp'],
    ['unknown', null, 'stateUnknown', 'look', 'check again'],
    ['rejected', null, 'stateRejected', 'no', 'again'],
    ['ended', null, 'stateEnded', 'quiet', 'again'],
    ['dispatched', null, 'stateDispatched', 'quiet', ''],
  ])('%s %s', (state, progress, label, tone, actions) => {
    expect(view({ state, progress })).toMatchObject({
      state,
      tone,
      label: words.text(label),
      canHangUp: actions.includes('hangUp'),
      canCheck: actions.includes('check'),
      canCallAgain: actions.includes('again'),
    });
  });

  it.each<[string, Parameters<typeof view>[0], boolean]>([
    ['the gateway’s, by our id', { state: 'accepted' }, true],
    ['Dialpad’s, but not before it says its id', { service: 'dialpad', state: 'accepted' }, false],
    ['Dialpad’s, by its own id', { service: 'dialpad', state: 'live', callId: '9007199254740993' }, true],
    ['the phone app’s never', { service: 'uri', state: 'live' }, false],
    ['of a later version’s service never', { service: 'pigeon', state: 'live' }, false],
  ])('offers to hang up %s', (_, change, canHangUp) => {
    expect(view(change)).toMatchObject({ canHangUp });
  });

  it.each([
    ['gateway', true],
    ['dialpad', true],
    ['uri', false],
  ])('offers to ask the %s what became of a call: %s', (service, canCheck) => {
    expect(view({ service, state: 'unknown' })).toMatchObject({ canCheck });
  });

  it('says that the phone rings first only where it does', () => {
    expect(view({ state: 'accepted', ringsFirst: true }).label).toBe('Your phone rings first');
    expect(view({ state: 'accepted', ringsFirst: false }).label).toBe('Call requested');
  });

  it('says who chose the number where it was not us', () => {
    expect(
      view({ service: 'uri', callerId: null, rung: null, lineName: '', state: 'dispatched' }),
    ).toMatchObject({
      shown: 'Your phone app chooses',
      lineName: '',
      canHangUp: false,
    });
  });

  it('has both numbers as people read them, and no ids of others', () => {
    const seen = view({ postDial: '45', connectedAt: 7 });
    expect(seen).toMatchObject({
      display: '+1 212-555-0199 ext. 45',
      shown: '(212) 555-0142',
      lineName: 'Sales West',
      createdAt: 1000,
      connectedAt: 7,
      message: null,
    });
    expect(seen).not.toHaveProperty('agentId');
  });

  it('says which warnings it was placed in spite of, and why', () => {
    const overrode = (gates: GateName[], why = '') => view({ overrode: { gates, why } }).overrode;
    expect(overrode(['hours', 'frequency'])).toBe(
      'Called in spite of: calling hours and calls to one contact.',
    );
    expect(overrode(['colleague'])).toBe('Called in spite of: a colleague’s call with this contact.');
    expect(overrode(['hours'], 'Appointment')).toBe('Called in spite of: calling hours. Reason: Appointment');
    expect(overrode(['capacity', 'line'])).toBe('Called in spite of: another rule.');
    expect(view({}).overrode).toBeNull();
    expect(view({ overrode: null }).overrode).toBeNull();
  });

  it('says what happened, in a sentence', () => {
    expect(view({ state: 'rejected', note: reason('errorRefused', 'No credit') }).message).toContain(
      'No credit',
    );
  });
});

it.each([
  ['45', '+1 212 ext. 45'],
  ['007', '+1 212 ext. 007'],
  [null, '+1 212'],
])('extension %s', (postDial, text) => {
  expect(withExtension('+1 212', postDial, words)).toBe(text);
});
