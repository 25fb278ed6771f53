import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusalOf } from '../../../../lib/dial/adapters/taxonomy';
import { say } from '../../../../lib/words/say';
import { readCatalogue } from '../../../../scripts/catalogue';

const refusal = (status: number, retryAfter?: string, message: string | null = null) =>
  refusalOf(
    new Response(null, { status, headers: retryAfter ? { 'retry-after': retryAfter } : {} }),
    message,
  );
afterEach(() => void vi.useRealTimers());

describe('a refusal', () => {
  it.each([
    [401, 'errorSignIn'],
    [402, 'errorPayment'],
    [403, 'errorForbidden'],
    [422, 'errorRefused'],
    [429, 'errorRateLimited'],
    [503, 'errorBusyService'],
  ])('with %i is %s, which says in both languages that nothing was called', (status, key) => {
    const { note } = refusal(status);
    expect(note.key).toBe(key);
    expect(say(readCatalogue('en'), note, 'US')).toMatch(/^Not called\./);
    expect(say(readCatalogue('ja'), note, 'US')).toMatch(/^発信していません。/);
  });

  it.each([
    [undefined, 30],
    ['7', 7],
    ['0.2', 1],
    ['0', 30],
    ['-5', 30],
    ['soon', 30],
    ['999999', 3_600],
    ['Fri, 20 Nov 2026 18:00:42 GMT', 42],
    ['Fri, 20 Nov 2026 17:00:00 GMT', 30],
  ])('with Retry-After %s is over in %i seconds', (header, seconds) => {
    vi.useFakeTimers({ now: new Date('2026-11-20T18:00:00Z'), toFake: ['Date'] });
    expect(refusal(429, header)).toMatchObject({ retryAfter: seconds, note: { args: [String(seconds)] } });
  });
});
