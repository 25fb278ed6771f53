import { afterEach, describe, expect, it, vi } from 'vitest';
import { listenToGateway } from '../../../../lib/dial/adapters/gateway-events';

afterEach(() => {
  vi.useRealTimers();
});

describe('a gateway without events', () => {
  it.each([404, 501])(
    'that answers %s is asked for states again and again, until nobody listens',
    async (status) => {
      vi.useFakeTimers();
      const ask = vi.fn();
      const stop = new AbortController();
      const access = {
        url: 'https://gateway.example.com',
        token: 'token',
        fetch: async () => new Response(null, { status }),
      };
      const ended = listenToGateway(access, () => undefined, ask, stop.signal);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(ask.mock.calls.length).toBe(5);
      stop.abort();
      await vi.advanceTimersByTimeAsync(3_000);
      await ended;
      expect(ask.mock.calls.length).toBe(5);
    },
  );
});
