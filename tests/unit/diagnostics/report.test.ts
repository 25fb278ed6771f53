import { expect, it } from 'vitest';
import { diagnosticsReport, type Facts } from '../../../lib/diagnostics/report';

const FACTS: Facts = {
  version: '0.1.0',
  browser: 'Chrome 150.0.0.0 on Linux x86_64',
  language: 'en-US',
  service: { name: 'gateway', origin: 'https://gateway.example.com', connected: true },
  hosts: [{ origin: 'https://crm.example.com', granted: false }],
  builtInMissing: [],
  index: {
    asOf: '2026-11-20T08:00:00Z',
    checkedAt: Date.parse('2026-11-20T18:00:00Z'),
    lines: 6,
    numbers: 178,
    records: 722,
    bytes: 1_200_000,
    problems: [{ code: 'NoCallingPlan', count: 2 }],
    failed: null,
  },
  policy: { settled: true, set: ['dialing'], refused: [] },
  errors: [{ key: 'errorTimeout', at: Date.parse('2026-11-20T17:00:00Z'), times: 3 }],
};

it('says in plain text what support asks for', () => {
  expect(diagnosticsReport(FACTS, Date.parse('2026-11-20T19:00:00Z'))).toBe(`Neardial 0.1.0
Time: 2026-11-20T19:00:00.000Z
Browser: Chrome 150.0.0.0 on Linux x86_64, en-US
Service: gateway https://gateway.example.com, connected
Access: https://crm.example.com MISSING
Built-in CRMs without access: none
Directory: of 2026-11-20T08:00:00Z, checked 2026-11-20T18:00:00.000Z, 6 lines, 178 numbers, 722 records, 1.2 MB
Last refresh: worked
Directory problems: NoCallingPlan ×2
Policy: set: dialing; refused: none
Errors:
  2026-11-20T17:00:00.000Z errorTimeout ×3`);
});

it('says so where nothing is set up', () => {
  const service = { name: 'uri', origin: null, connected: false };
  const empty = { ...FACTS, service, hosts: [], index: null, errors: [] };
  const report = diagnosticsReport({ ...empty, policy: { settled: false, set: [], refused: [] } }, 0);
  expect(report).toContain('Service: uri, not connected');
  expect(report).toContain('Directory: none');
  expect(report).toContain('Policy: not settled yet; set: none; refused: none');
  expect(report).toContain('Errors: none');
});
