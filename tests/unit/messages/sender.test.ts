import { describe, expect, it } from 'vitest';
import { type RawSender, senderOf } from '../../../lib/messages/sender';

describe('who sent it', () => {
  const own = 'chrome-extension://abc';
  const of = (raw: RawSender) => senderOf({ id: 'abc', ...raw }, 'abc', own);
  const tab = { id: 7 };
  it.each<[string, RawSender, object]>([
    [
      'our popup',
      { origin: own, url: `${own}/popup.html` },
      { kind: 'page', origin: own, tabId: null, frameId: 0 },
    ],
    [
      'our options page in a tab',
      { origin: own, tab, frameId: 0 },
      { kind: 'page', origin: own, tabId: 7, frameId: 0 },
    ],
    [
      'a content script',
      { origin: 'https://crm.example.com', tab, frameId: 3 },
      { kind: 'content', origin: 'https://crm.example.com', tabId: 7, frameId: 3 },
    ],
    [
      'a content script where the browser gives no origin',
      { url: 'https://crm.example.com/a', tab },
      { kind: 'content', origin: 'https://crm.example.com' },
    ],
    ['a content script over http', { origin: 'http://crm.local', tab }, { kind: 'content' }],
  ])('%s', (_, raw, sender) => {
    expect(of(raw)).toMatchObject(sender);
  });

  it.each<[string, RawSender]>([
    ['another extension', { id: 'evil', origin: own }],
    ['no extension', { id: undefined, origin: 'https://crm.example.com', tab }],
    ['a sandboxed frame, whatever its URL', { origin: 'null', url: `${own}/popup.html`, tab }],
    ['a sandboxed frame of a CRM', { origin: 'null', url: 'https://crm.example.com', tab }],
    ['a web page outside a tab', { origin: 'https://crm.example.com' }],
    ['a file', { origin: 'file://', tab }],
    ['another extension’s page', { origin: 'chrome-extension://evil', tab }],
    ['nothing known', {}],
    ['a blank frame without an origin', { url: 'about:blank', tab }],
  ])('%s is nobody', (_, raw) => {
    expect(of(raw)).toBeNull();
  });
});
