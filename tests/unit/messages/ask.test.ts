import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, onCallsChanged, runtime } from '../../../lib/messages/ask';

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

describe('hearing of calls', () => {
  /** A worker that can be stopped, and how often it was connected to. */
  function worker() {
    const heard = { connects: 0, tell: () => {}, stop: () => {} };
    const connect = () => {
      heard.connects++;
      const on = (name: 'tell' | 'stop') => ({
        addListener: (listener: () => void) => void Object.assign(heard, { [name]: listener }),
      });
      return { onMessage: on('tell'), onDisconnect: on('stop'), disconnect: () => {} };
    };
    vi.stubGlobal('chrome', { runtime: { id: 'abc', connect } });
    return heard;
  }

  it('begins with a look: what changed before the connection stood was told to nobody', () => {
    const heard = worker();
    const changed = vi.fn(() => expect(heard.connects).toBe(1));
    onCallsChanged(changed, new AbortController().signal);
    expect(changed).toHaveBeenCalledTimes(1);
    heard.tell();
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('goes on, with a look, after the worker was stopped; not once nobody listens', () => {
    vi.useFakeTimers();
    const heard = worker();
    const changed = vi.fn();
    const control = new AbortController();
    onCallsChanged(changed, control.signal);
    heard.stop();
    vi.runAllTimers();
    expect([heard.connects, changed.mock.calls.length]).toEqual([2, 2]);
    heard.stop();
    control.abort();
    vi.runAllTimers();
    expect([heard.connects, changed.mock.calls.length]).toEqual([2, 2]);
    vi.useRealTimers();
  });
});
