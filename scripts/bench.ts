// npm run bench -- NAME: measures one part of the product and prints what was found beside what is aimed for.
import { fail } from './command-line';

const BENCHES: Record<string, () => Promise<{ bench(): Promise<void> }>> = {
  'caller-id': () => import('./bench/caller-id'),
};

const [name = '', ...rest] = process.argv.slice(2);
const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (!load || rest.length > 0)
  fail(
    `${name ? `No bench "${[name, ...rest].join(' ')}".` : 'Which bench?'} ${Object.keys(BENCHES).join(', ')}`,
  );
await (await load()).bench();
