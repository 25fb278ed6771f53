// npm run --silent detect -- --region US: lines {"id","text","region"?,"label"?} on standard input,
// {"id","matches":[{"start","end","e164","ext"?,"kind"?}]} for each on standard output. Offsets are UTF-16 units of text;
// the kind is "fax" where a word says so. A line may have a "label": what names the field the text stands in.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { packagedAtlas } from '../lib/atlas/packaged';
import { findNumbers } from '../lib/detection/find-numbers';
import { fail } from './command-line';

const USAGE = 'detect [--region US]';
const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  region: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .optional(),
  label: z.string().optional(),
});

const { region } = (() => {
  try {
    return parseArgs({ options: { region: { type: 'string', default: 'US' } }, strict: true }).values;
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
})();
if (!/^[A-Z]{2}$/.test(region)) fail(`--region is a country of two capital letters, not "${region}"`);

const atlas = packagedAtlas();
let number = 0;
for await (const text of createInterface({ input: process.stdin })) {
  number++;
  if (!text.trim()) continue;
  const line = Line.safeParse(parse(text));
  if (!line.success) fail(`line ${number} of the input is not {"id","text","region"?,"label"?}`);
  const { id, text: content, region: own = region, label } = line.data;
  process.stdout.write(`${JSON.stringify({ id, matches: findNumbers(content, own, atlas, label) })}\n`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
