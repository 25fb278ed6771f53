// npm run check: types, lint, format, architecture. Seconds; run it before committing.
import { LINT, run, TYPES, tool } from './steps';

const ARCHITECTURE = tool(
  'architecture',
  'vitest/vitest.mjs',
  'run',
  '--project',
  'unit',
  'tests/architecture.test.ts',
);
const passed = await Promise.all([TYPES, LINT, ARCHITECTURE].map(run));
process.exit(passed.every(Boolean) ? 0 : 1);
