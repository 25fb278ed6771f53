import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scan, snippetOf } from '../../../lib/detection/scan';
import { type MessageName, PROTOCOL } from '../../../lib/messages/protocol';
import { type Handlers, receive } from '../../../lib/messages/receive';
import type { Sender } from '../../../lib/messages/sender';

const CONTENT: Sender = { kind: 'content', origin: 'https://crm.example.com', tabId: 7, frameId: 0 };
const PAGE: Sender = { kind: 'page', origin: 'chrome-extension://abc', tabId: null, frameId: 0 };
const ID = '0b6f8f54-3c1e-4a7e-9f60-1a2b3c4d5e6f';
const NAMES = Object.keys(PROTOCOL) as MessageName[];

/** A good input for every message. */
const SNIPPET = { before: 'call ', text: '212-555-0142', after: ' now', label: 'Phone' };
const FILTER = { text: '', direction: null, lineId: null, outcome: null, since: null, until: null };
const GOOD: Record<MessageName, unknown> = {
  'page.start': {},
  'page.found': { count: 3 },
  'number.asYouType': { text: '2125550142' },
  'numbers.verify': { country: 'US', snippets: [SNIPPET] },
  'numbers.dismiss': { snippet: SNIPPET },
  'numbers.restore': { site: 'https://crm.example.com', by: 'field', value: 'legacy id' },
  'call.preview': { text: '212-555-0142', lineId: 'sales-west', toggle: false },
  'call.place': {
    attemptId: ID,
    decisionId: 'd',
    text: '212-555-0142',
    lineId: 'l',
    again: false,
    pressedAt: 1,
  },
  'attempt.get': { id: ID },
  'attempt.check': { id: ID },
  'attempt.hangUp': { id: ID },
  'attempt.reportSpam': { id: ID, isSpam: true },
  'text.open': { text: '212-555-0142', lineId: 'sales-west' },
  'numbers.use': {},
  'script.load': { script: 'card' },
  'settings.open': {},
  'attempt.wrapUp': { id: ID, outcome: 'voicemail', note: '' },
  'attempt.report': { id: ID },
  'attempt.leave': { id: ID },
  'log.search': { filter: FILTER, most: 50 },
  'log.export': { filter: FILTER },
  'log.keep': { days: 30 },
  'calls.recent': {},
  'calls.running': {},
  'status.get': {},
  'coverage.get': { lineId: 'sales-west' },
  'service.offer': { service: 'gateway', url: 'https://gateway.example.com' },
  'service.signIn': { service: 'gateway', url: 'https://gateway.example.com' },
  'simulation.run': { numbers: ['212-555-0142', ''], lineId: 'sales-west' },
  'connection.test': {},
  'diagnostics.get': {},
  'setUp.note': { note: 'check' },
  'service.connect': { service: 'gateway', url: 'https://gateway.example.com', token: 'secret' },
  'service.handOff': { scheme: 'tel' },
  'handOver.take': { id: ID },
  'service.disconnect': {},
  'directory.refresh': {},
  'sites.add': { address: 'https://crm.example.com' },
  'sites.remove': { origin: 'https://crm.example.com' },
  'sites.switch': { site: 'Salesforce', isOn: false },
};

let calls: [string, unknown, Sender][] = [];
const handlers = Object.fromEntries(
  NAMES.map((name) => [
    name,
    async (input: unknown, sender: Sender) => {
      calls.push([name, input, sender]);
      return { done: true };
    },
  ]),
) as unknown as Handlers;
/** Over the wire and back, as browsers do. */
const wire = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const send = async (message: unknown, sender: Sender | null = PAGE, to = handlers) =>
  wire(await receive(wire(message), sender, to));

beforeEach(() => {
  calls = [];
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a good message', () => {
  it.each(NAMES)('%s reaches its handler with its input and its sender', async (name) => {
    const sender = PROTOCOL[name].from.some((kind) => kind === 'page') ? PAGE : CONTENT;
    expect(await send({ name, input: GOOD[name] }, sender)).toEqual({ ok: true, value: { done: true } });
    expect(calls).toEqual([[name, GOOD[name], sender]]);
  });

  it('the longest candidate a scan finds is taken', async () => {
    const around = 'call the office in the morning or at night, please '.repeat(4);
    const text = `${around}${Array(45).fill('2').join(' - ')} (extension.:  1234567) ${around}`;
    const [longest] = scan(text);
    if (!longest) throw new Error('nothing was found');
    const snippet = snippetOf(text, longest, 'p'.repeat(60));
    expect(snippet.text.length).toBeGreaterThan(150);
    const input = { country: 'US', snippets: [snippet] };
    expect(await send({ name: 'numbers.verify', input }, CONTENT)).toMatchObject({ ok: true });
  });

  it('without an input is one with an empty input', async () => {
    expect(await send({ name: 'status.get' })).toMatchObject({ ok: true });
  });
});

describe('who may send what', () => {
  const ours = NAMES.filter((name) => !PROTOCOL[name].from.some((kind) => kind === 'content'));
  it('the token, the directory, the sites and the log are for our own pages only', () => {
    expect(ours.sort()).toEqual([
      'calls.recent',
      'calls.running',
      'connection.test',
      'coverage.get',
      'diagnostics.get',
      'directory.refresh',
      'handOver.take',
      'log.export',
      'log.keep',
      'log.search',
      'number.asYouType',
      'numbers.restore',
      'numbers.use',
      'service.connect',
      'service.disconnect',
      'service.handOff',
      'service.offer',
      'service.signIn',
      'setUp.note',
      'simulation.run',
      'sites.add',
      'sites.remove',
      'sites.switch',
      'status.get',
    ]);
  });

  it.each(ours)('%s from a content script is refused', async (name) => {
    expect(await send({ name, input: GOOD[name] }, CONTENT)).toEqual({ ok: false, refused: 'notAllowed' });
    expect(calls).toEqual([]);
  });

  it('script.load from one of our pages is refused', async () => {
    expect(await send({ name: 'script.load', input: {} }, PAGE)).toEqual({
      ok: false,
      refused: 'notAllowed',
    });
  });

  it.each(NAMES)('%s from nobody is refused', async (name) => {
    expect(await send({ name, input: GOOD[name] }, null)).toEqual({ ok: false, refused: 'notAllowed' });
    expect(calls).toEqual([]);
  });
});

describe('what is no message', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'call.place'],
    ['a list', ['call.place']],
    ['no name', { input: {} }],
    ['an unknown name', { name: 'call.steal', input: {} }],
    ['an inherited name', { name: 'toString', input: {} }],
    ['the prototype', { name: '__proto__', input: {} }],
    ['the constructor', { name: 'constructor', input: {} }],
    ['a name that is no text', { name: { toString: 'status.get' }, input: {} }],
    ['a list as name', { name: ['status.get'], input: {} }],
  ])('%s', async (_, message) => {
    expect(await send(message)).toEqual({ ok: false, refused: 'badInput' });
    expect(calls).toEqual([]);
  });
});

describe('bad input', () => {
  const place = GOOD['call.place'] as object;
  it.each<[string, MessageName, unknown]>([
    ['a field too many', 'call.place', { ...place, callerId: '+12125550142' }],
    ['a field missing', 'call.place', { ...place, decisionId: undefined }],
    ['an attempt id that is no UUID', 'call.place', { ...place, attemptId: '../../etc' }],
    ['a switch as text', 'call.place', { ...place, again: 'yes' }],
    ['a time that is no whole number', 'call.place', { ...place, pressedAt: 1.5 }],
    ['an empty text', 'call.preview', { text: '' }],
    ['a text longer than any number', 'call.preview', { text: '2'.repeat(241) }],
    [
      'a text longer than any candidate',
      'numbers.verify',
      { country: 'US', snippets: [SNIPPET, { ...SNIPPET, text: '2'.repeat(241) }] },
    ],
    ['a text that is a number', 'call.preview', { text: 2125550142 }],
    ['null for a switch', 'call.preview', { text: '212', toggle: null }],
    ['too many texts', 'numbers.verify', { country: '', snippets: Array(501).fill(SNIPPET) }],
    ['an id that is missing', 'attempt.get', {}],
    ['an input where there is none', 'status.get', { token: true }],
    ['a list', 'status.get', []],
    ['a token too long', 'service.connect', { url: 'https://a.example', token: 'x'.repeat(4001) }],
  ])('%s: %s', async (_, name, input) => {
    expect(await send({ name, input })).toEqual({ ok: false, refused: 'badInput' });
    expect(calls).toEqual([]);
  });
});

describe('a handler that fails', () => {
  it.each([
    ['rejects', async () => Promise.reject(new Error('token secret at https://gateway.example.com'))],
    [
      'throws before it returns a promise',
      () => {
        throw new Error('token secret');
      },
    ],
  ])('%s: the sender learns that, and nothing of the error', async (_, fail) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await send({ name: 'status.get', input: {} }, PAGE, { ...handlers, 'status.get': fail });
    expect(answer).toEqual({ ok: false, refused: 'unexpected' });
  });
});
