import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../lib/calls/attempt';
import type { InboundCall } from '../../../lib/calls/inbound';
import type { Report } from '../../../lib/calls/wrap-up';
import { logEntryView } from '../../../lib/messages/log-view';
import { wrapUpView } from '../../../lib/messages/wrap-up-view';
import { reason } from '../../../lib/words/reason';
import { readCatalogue } from '../../../scripts/catalogue';
import { e164 } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

const words = readCatalogue('en');
const record = { type: 'contact', id: '7', name: 'Maria', url: 'https://crm.example.com/7' };
const out = (change: Partial<Omit<Attempt, 'to'>> = {}) =>
  logEntryView({ direction: 'out', at: 1000, call: attempt('a', change) }, words, 'US');
const into = (change: Partial<InboundCall> = {}) => {
  const call: InboundCall = {
    id: 'in',
    agentId: 'aiko',
    from: e164('+12125550199'),
    to: e164('+12125550142'),
    at: 5000,
    isDynamicCaller: true,
    shown: { attemptId: 'a', lineId: 'sales-west', lineName: 'Sales West', record, at: 0 },
    ...change,
  };
  return logEntryView({ direction: 'in', at: call.at, call }, words, 'US');
};

describe('a call that went out, in the log', () => {
  it('is listed as from its line, with the number that was shown (D35)', () => {
    expect(out({ record })).toMatchObject({
      name: 'Maria',
      display: '+1 212-555-0199',
      detail: '(212) 555-0142 · Sales West',
      dial: '+12125550199',
      shown: '(212) 555-0142',
      label: null,
      trace: null,
    });
  });

  it('says where a call back lands, unless nobody saw the number (D25)', () => {
    const callback = reason('callbackCallCenter', 'Sales West');
    expect(out({ callback, state: 'ended' }).story).toBe(
      'If they call back, it rings you first, then Sales West.',
    );
    expect(out({ callback, state: 'rejected' }).story).toBeNull();
    expect(out({ state: 'ended' }).story, 'from before it was kept').toBeNull();
  });

  it('is called back with its extension', () => {
    expect(out({ postDial: '45' }).dial).toBe('+12125550199;ext=45');
  });

  it('tells what came of it, and why that number', () => {
    const view = out({
      state: 'ended',
      wrapUp: { outcome: 'noAnswer', note: '', at: 1 },
      report: { state: 'refused', note: reason('reportForbidden'), tries: 1, nextAt: 0 },
      trace: [{ verdict: 'chosen', reason: reason('pickOnly') }],
    });
    expect(view).toMatchObject({ status: { text: 'No answer' }, notSent: true });
    expect(view.trace).toEqual([{ verdict: 'chosen', text: 'The only number there' }]);
  });
});

describe('a call that came in, in the log', () => {
  it('to a pool number is a Dynamic Caller’s, with what they had been called as (D34)', () => {
    const view = into();
    expect(view).toMatchObject({
      label: 'Dynamic Caller',
      name: 'Maria',
      detail: 'Called (212) 555-0142 · Sales West',
      dial: '+12125550199',
      lineId: 'sales-west',
      shown: '(212) 555-0142',
    });
    expect(view.story).toMatch(/^You called them on .*1970.* as Sales West\.$|^You called them on .*1969.*/);
  });

  it('from nobody known says so', () => {
    expect(into({ shown: null }).story).toMatch(/have not called/);
    expect(into({ from: null, isDynamicCaller: false })).toMatchObject({
      display: 'Number withheld',
      dial: null,
      label: null,
      story: null,
    });
  });
});

describe('a wrap-up as a surface draws it', () => {
  it.each(['live', 'accepted', 'unknown', 'rejected'] as const)(
    'is not there while a call is %s',
    (state) => {
      expect(wrapUpView(attempt('a', { state }), words, 'US')).toBeNull();
    },
  );

  it.each<[Report['state'], string, boolean]>([
    ['waiting', 'Sending…', false],
    ['sent', 'Saved and sent', false],
    ['failed', 'Not sent', true],
    ['refused', 'Not sent', true],
    ['kept', 'Saved on this computer. This telephony service takes no outcomes.', false],
  ])('%s: %s', (state, text, canSendAgain) => {
    const report = { state, note: null, tries: 1, nextAt: 0 };
    const row = attempt('a', { state: 'ended', wrapUp: { outcome: 'busy', note: 'n', at: 1 }, report });
    expect(wrapUpView(row, words, 'US')).toMatchObject({
      outcome: 'busy',
      note: 'n',
      report: { text, canSendAgain },
    });
  });
});
