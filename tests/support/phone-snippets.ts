// Reads tests/fixtures/phone-snippets.txt into labelled cases.
import { readFileSync } from 'node:fs';
import type { Atlas } from '../../lib/atlas/atlas';
import { parseDestination } from '../../lib/phone/parse';
import type { LabelledCase } from './detection-score';

const LINE = /^(?<region>[A-Z]{2}|--)(?: \[(?<label>[^\]]+)\])? \| (?<text>.*)$/;
const NUMBER = /⟦([^⟧~]+?)(?: ~(\d+))?⟧|⟪([^⟫]+)⟫/g;

/** Every snippet of the file as a case; its id is the line it stands in. */
export function readSnippets(atlas: Atlas): LabelledCase[] {
  const file = readFileSync(new URL('../fixtures/phone-snippets.txt', import.meta.url), 'utf8');
  return file.split('\n').flatMap((line, i) => {
    if (!line.trim() || line.startsWith('#')) return [];
    const { region = '', label = '', text = '' } = LINE.exec(line)?.groups ?? {};
    if (!region) throw new Error(`line ${i + 1} is no snippet: ${line}`);
    return [caseOf(`line ${i + 1}`, region === '--' ? '' : region, label, text, atlas)];
  });
}

function caseOf(id: string, region: string, label: string, marked: string, atlas: Atlas): LabelledCase {
  const made: LabelledCase = { id, region, label, text: '', expect: [], optional: [], tags: [region] };
  let read = 0;
  const source = marked.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\\\', '\\');
  for (const { index, 0: whole, 1: number, 2: ext, 3: fax } of source.matchAll(NUMBER)) {
    made.text += source.slice(read, index);
    read = index + whole.length;
    const start = made.text.length;
    made.text += number ?? fax ?? '';
    const end = made.text.length;
    if (fax) made.optional?.push({ start, end });
    if (!number) continue;
    const parsed = parseDestination(number, region, atlas);
    if ('notANumber' in parsed) throw new Error(`${id}: ${number} is no number in ${region}`);
    made.expect.push({ start, end, e164: parsed.to, ...(ext && { ext }) });
  }
  made.text += source.slice(read);
  return made;
}
