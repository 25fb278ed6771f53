// npm run bench -- detection [--quick]: what finding numbers costs a page, beside ringcentral-c2d and a plain walk with
// libphonenumber-js, in one Chromium.
import { makeProgress } from '../progress';
import { type Collected, collect, collectScrolled, visitsOf } from './detection-collect';
import { growthRows, hostileRows, marksRows } from './detection-ours';
import { places } from './detection-places';
import { startDetectionStage } from './detection-stage';
import {
  changesTable,
  heapTable,
  listenersTable,
  longestTable,
  mainThreadTable,
  partsTable,
  visibleTable,
} from './detection-tables';
import { tableText } from './table';

const TABLES = [
  mainThreadTable,
  partsTable,
  longestTable,
  visibleTable,
  heapTable,
  listenersTable,
  changesTable,
];

/** @param quick one visit each, and no 50,000 rows */
export async function bench(quick: boolean): Promise<void> {
  const all = places(quick);
  const stage = await startDetectionStage();
  try {
    // The first page of a browser is slower than the others.
    await stage.warm();
    const progress = makeProgress(all.reduce((sum, place) => sum + visitsOf(place), 0));
    const collected: Collected[] = [];
    for (const place of all) collected.push(await collect(stage, place, progress));
    progress.end();
    for (const table of TABLES) console.log(table(collected));
    const scrolled = await collectScrolled(stage, quick ? 1 : 2);
    console.log(tableText('Marks of ours, each visit', marksRows(collected, scrolled)));
    console.log(tableText('Growth', growthRows(collected)));
    console.log(tableText('Hostile pages', await hostileRows(stage)));
  } finally {
    await stage.close();
  }
}
