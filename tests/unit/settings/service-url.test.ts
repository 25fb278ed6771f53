import { describe, expect, it } from 'vitest';
import { hostPattern, secureUrl, serviceUrl } from '../../../lib/settings/service-url';

describe('the address of a service', () => {
  it.each([
    ['https', 'https://gateway.example.com', 'https://gateway.example.com'],
    ['a path', 'https://example.com/telephony/', 'https://example.com/telephony'],
    ['slashes at the end', 'https://example.com///', 'https://example.com'],
    ['a port', 'https://example.com:8443', 'https://example.com:8443'],
    ['blanks around it', '  https://example.com ', 'https://example.com'],
    ['upper case', 'HTTPS://EXAMPLE.COM/Path', 'https://example.com/Path'],
    ['http on localhost', 'http://localhost:8080', 'http://localhost:8080'],
    ['http on 127.0.0.1', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http on ::1', 'http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s', (_, text, url) => {
    expect(serviceUrl(text)).toBe(url);
  });

  it.each([
    ['http elsewhere', 'http://gateway.example.com'],
    ['http in the local network', 'http://192.168.1.5'],
    ['a host that only starts like loopback', 'http://localhost.example.com'],
    ['a user name', 'https://user@example.com'],
    ['a user name that looks like the host', 'https://gateway.example.com@evil.example'],
    ['a password', 'https://:secret@example.com'],
    ['a query', 'https://example.com/?key=secret'],
    ['a fragment', 'https://example.com/#a'],
    ['script', 'javascript:alert(1)'],
    ['data', 'data:text/plain,hi'],
    ['a file', 'file:///etc/passwd'],
    ['a WebSocket', 'wss://example.com'],
    ['no scheme', 'gateway.example.com'],
    ['nothing', ''],
    ['words', 'our gateway'],
  ])('%s is refused', (_, text) => {
    expect(serviceUrl(text)).toBeNull();
  });

  it('of a directory may have a query, since it is one file', () => {
    expect(secureUrl('https://example.com/directory.json?v=7')?.href).toBe(
      'https://example.com/directory.json?v=7',
    );
    expect(secureUrl('http://example.com/directory.json')).toBeNull();
    expect(secureUrl('https://user:pw@example.com/directory.json')).toBeNull();
  });
});

describe('the permission it needs', () => {
  it.each([
    ['https://gateway.example.com', 'https://gateway.example.com/*'],
    ['https://example.com:8443/telephony', 'https://example.com/*'],
    ['http://localhost:8080', 'http://localhost/*'],
  ])('%s: %s', (url, pattern) => {
    expect(hostPattern(url)).toBe(pattern);
  });
});
