import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, runtime } from '../../../lib/messages/ask';

afterEach(() => {
  vi.unstubAllGlobals();
});
/** A page of an extension whose worker answers so. */
const install = (sendMessage: (message: unknown) => unknown, id: string | undefined = 'abc') =>
  vi.stubGlobal('chrome', { runtime: { id, sendMessage: async (message: unknown) => sendMessage(message) } });

describe('asking the worker', () => {
  it('gives the value of a good answer, and sends name and input', async () => {
    const sent: unknown[] = [];
    install((message) => {
      sent.push(message);
      return { ok: true, value: null };
    });
    expect(await ask('attempt.get', { id: 'a' })).toEqual({ ok: true, value: null });
    expect(sent).toEqual([{ name: 'attempt.get', input: { id: 'a' } }]);
  });

  it.each(['notAllowed', 'badInput', 'unexpected'])('a refusal (%s) is refused', async (refused) => {
    install(() => ({ ok: false, refused }));
    expect(await ask('status.get', {})).toEqual({ ok: false, why: 'refused' });
  });

  it.each<[string, () => unknown]>([
    ['no answer', () => undefined],
    [
      'an error',
      () => {
        throw new Error('Could not establish connection');
      },
    ],
  ])('%s is lost: the worker may have acted', async (_, answer) => {
    install(answer);
    expect(await ask('status.get', {})).toEqual({ ok: false, why: 'lost' });
  });

  it('an extension that was updated under the page is gone', async () => {
    expect(await ask('status.get', {})).toEqual({ ok: false, why: 'gone' });
    vi.stubGlobal('chrome', { runtime: {} });
    expect(await ask('status.get', {})).toEqual({ ok: false, why: 'gone' });
  });

  it('one that goes while it is asked is gone', async () => {
    install(() => {
      vi.stubGlobal('chrome', { runtime: {} });
      throw new Error('Extension context invalidated.');
    });
    expect(await ask('status.get', {})).toEqual({ ok: false, why: 'gone' });
  });

  it('Firefox has it under another name', () => {
    vi.stubGlobal('browser', { runtime: { id: 'firefox' } });
    expect(runtime()?.id).toBe('firefox');
  });
});
