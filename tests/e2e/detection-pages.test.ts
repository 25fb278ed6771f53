// Labelled pages: every number in them is found, in text, shadow roots, frames, links and fields; nothing else is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packagedAtlas } from '../../lib/atlas/packaged';
import { parseDestination } from '../../lib/phone/parse';
import { listedNumbers, marksAtRest, type PaintedMark } from '../support/found';
import { DIRECTORY, type Stage, startStage } from '../support/stage';

type Expected = { id: string; e164: string; ext?: string; kind: string; required?: boolean };
type Labels = { region: string; expect: Expected[]; forbid: { id: string; why: string }[] };

const FOLDERS = ['../fixtures/pages', '../../../shared/data/detect/pages'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const pages = FOLDERS.flatMap((folder) => {
  if (existsSync(folder))
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${folder}/${name}`);
  console.log(`Skipped: the labelled pages of ${folder} are not here.`);
  return [];
}).map((path) => ({
  name: path.split('/').at(-1)?.replace('.json', '') ?? '',
  labels: JSON.parse(readFileSync(path, 'utf8')) as Labels,
  html: readFileSync(path.replace('.json', '.html'), 'utf8'),
}));
const atlas = packagedAtlas();

describe.each([...new Set(pages.map(({ labels }) => labels.region))])('labelled pages of %s', (region) => {
  let stage: Stage;
  beforeAll(async () => {
    const account = { ...(DIRECTORY.account as object), country: region };
    stage = await startStage({ directory: { ...DIRECTORY, account } });
  });
  afterAll(() => stage?.close());

  it.each(pages.filter(({ labels }) => labels.region === region))('$name', async ({ name, labels, html }) => {
    stage.crm.add(`/labelled/${name}`, html);
    const page = await stage.browser.newPage();
    await page.setViewport({ width: 1300, height: 4000 });
    await page.goto(`${stage.crm.url}/labelled/${name}`);
    const marks = await marksAtRest(page);
    const listed = await listedNumbers(stage.browser, page);
    expect(missed(labels, marks, listed)).toEqual([]);
    expect(wrong(labels, marks)).toEqual([]);
    await page.close();
  });

  const numberOf = (text: string): string => {
    const read = parseDestination(text, region, atlas);
    return 'notANumber' in read ? text : read.to + (read.postDial ? `;ext=${read.postDial}` : '');
  };

  function missed({ expect: expected }: Labels, marks: PaintedMark[], listed: string[]): string[] {
    return expected
      .filter(({ required }) => required !== false)
      .filter(({ id, e164, ext, kind }) => {
        const number = ext ? `${e164};ext=${ext}` : e164;
        return kind.startsWith('text') && kind !== 'textarea'
          ? !marks.some((mark) => mark.id === id && numberOf(mark.text) === number)
          : !listed.includes(number);
      })
      .map(({ id, e164, kind }) => `${id} ${e164} (${kind})`);
  }

  function wrong({ expect: expected, forbid }: Labels, marks: PaintedMark[]): string[] {
    const known = new Set(expected.map(({ id, e164 }) => `${id} ${e164}`));
    const hasLabels = expected.length > 0;
    const forbidden = new Set(forbid.map(({ id }) => id));
    return marks
      .filter(({ highlight }) => highlight === 'neardial')
      .filter(
        ({ id, text }) =>
          id && hasLabels && (forbidden.has(id) || !known.has(`${id} ${numberOf(text).split(';')[0]}`)),
      )
      .map(({ id, text }) => `${id} ${text}`);
  }
});
