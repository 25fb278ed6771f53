// npm run bench -- NAME: measures one part of the product and prints what was found beside what is aimed for.
import { fail } from './command-line';

type Bench = () => Promise<{ bench(quick: boolean): Promise<void> }>;
const BENCHES: Record<string, Bench> = {
  'caller-id': () => import('./bench/caller-id'),
  detection: () => import('./bench/detection'),
  dial: () => import('./bench/dial'),
  surfaces: () => import('./bench/surfaces'),
};
/** Benches that have a shorter form. */
const QUICK = ['detection', 'dial', 'surfaces'];

const [name = '', ...rest] = process.argv.slice(2);
const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
const quick = rest.length === 1 && rest[0] === '--quick' && QUICK.includes(name);
if (!load || (rest.length > 0 && !quick))
  fail(
    `${name ? `No bench "${[name, ...rest].join(' ')}".` : 'Which bench?'} ${Object.keys(BENCHES).join(', ')}; --quick with ${QUICK.join(', ')}`,
  );
await (await load()).bench(quick);
