// npm run bench -- caller-id: the choice of a number, from the pure function to the stopped worker.
import { packagedAtlas } from '../../lib/atlas/packaged';
import { choiceRows } from './choice';
import { compileRows } from './compile';
import { LAYOUTS, largeDirectory } from './large-directory';
import { sizeRows } from './sizes';
import { type Measured, tableText } from './table';
import { workerRows } from './worker';

/** Measures and prints, part by part. Every value is a median of several runs in this one run of the program. */
export async function bench(): Promise<void> {
  const atlas = packagedAtlas();
  const print = (title: string, rows: readonly Measured[]): void => console.log(tableText(title, rows));
  const choices: Measured[] = [];
  for (const layout of LAYOUTS) choices.push(...(await choiceRows(atlas, layout)));
  print('One decision (100,000 numbers, 20 lines)', choices);
  print('Compiling the index', compileRows(atlas));
  print('Sizes', sizeRows(atlas, largeDirectory(atlas, 100_000, 'a bundle each')));
  print(
    'In Chromium, in the shipped worker with a probe in front of it (a copy of the build; the code is as shipped)',
    await workerRows(atlas),
  );
}
