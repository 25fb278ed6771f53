import { describe, expect, it } from 'vitest';
import { challengeOf, randomText } from '../../../lib/sign-in/pkce';

describe('PKCE', () => {
  it('makes the challenge of RFC 7636, appendix B', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('takes another random text of 43 unreserved characters every time', () => {
    const made = Array.from({ length: 500 }, randomText);
    for (const text of made) expect(text).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new Set(made).size).toBe(500);
  });
});
