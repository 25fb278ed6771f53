import { defineConfig } from 'vitest/config';

/** Real browsers, with time to start. */
const BROWSERS = { testTimeout: 60_000, hookTimeout: 120_000 };
/** What puts other modules in the place of ours. */
const MOCKED = ['tests/unit/detection/verify.test.ts', 'tests/unit/platform/db.test.ts'];
/** What counts for the whole machine: a policy is every browser's, and a telephone exchange has its ports. */
const ALONE = [
  'number-caps',
  'do-not-call',
  'gates',
  'options-accessibility',
  'policy',
  'set-up',
  'sip',
  'sip-contract',
  'sip-nodes',
].map((name) => `tests/e2e/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      // Pure functions can share what they import, which is most of the time they would take.
      {
        test: {
          name: 'unit',
          include: ['tests/*.test.ts', 'tests/unit/**/*.test.ts'],
          exclude: MOCKED,
          isolate: false,
        },
      },
      { test: { name: 'mocked', include: MOCKED } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'] } },
      {
        test: {
          ...BROWSERS,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ALONE,
          // They mostly wait, for pages, timers and each other's cores.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...BROWSERS, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
