// The pages that detection is measured on: the same text for everybody who is measured, another text for every seed.
import { readFileSync } from 'node:fs';

const WATCH = read('detection-watch.js');
const LIVE = read('detection-live.js');
const AREA_CODES = [212, 415, 503, 617, 305, 702, 206, 312, 404, 512, 602, 646, 713, 720, 801, 907];
const NAMES = ['Aiko Mori', 'Sam Reed', 'Maria Alvarez', 'Noor Haddad', 'Liam O’Brien', 'Jun Watanabe'];
const CITIES = ['New York', 'San Francisco', 'Portland', 'Boston', 'Miami', 'Las Vegas', 'Anchorage'];
const STYLE = `body { margin: 0; font: 13px/20px sans-serif } table { border-collapse: collapse; table-layout: fixed; width: 1800px }
td { padding: 2px 4px; white-space: nowrap } p { overflow-wrap: anywhere }
#view { height: 800px; overflow: auto; position: relative } #view .row { position: absolute; left: 0; height: 24px; width: 1150px }
.row span { display: inline-block; width: 150px } #chat { height: 600px; overflow: auto } .tile { display: inline-block; width: 110px }`;

export type PageName =
  | 'table'
  | 'virtual'
  | 'chat'
  | 'counters'
  | 'digits'
  | 'ones'
  | 'brackets'
  | 'nested'
  | 'rewriting';
export type PageOptions = { name: PageName; rows: number; seed: number; watched: boolean };

const SAME = (character: string, times: number) => (): string => `<p>${character.repeat(times)}</p>`;
const BODIES: Record<PageName, (options: PageOptions) => string> = {
  table: ({ rows, seed }) => `<table hidden><tbody>${tableRows(rows, makeRandom(seed))}</tbody></table>`,
  virtual: () => '<div id="view"></div>',
  chat: () => '<div id="chat"></div>',
  counters: () => '<div id="counters"></div>',
  digits: ({ seed }) => `<p>${digits(1_000_000, makeRandom(seed))}</p>`,
  ones: SAME('1 ', 100_000),
  brackets: SAME('(', 50_000),
  nested: () => '',
  rewriting: () => '<p id="target" class="p">212-555-0123</p>',
};

/**
 * The HTML of a page. Cells that hold nothing but a phone number have the class `p`.
 * @param gate names the script that ends it, which arrives once the page asked for `/painted/<gate>`: so the page's own
 * layout and first paint are over when contestants start, and are not mistaken for theirs
 */
export function pageHtml(options: PageOptions, gate: string): string {
  const script = LIVE.replaceAll('PAGE', options.name).replaceAll('SEED', String(options.seed));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${options.name}</title><style>${STYLE}</style>
${options.watched ? `<script>${WATCH}</script>` : ''}</head><body>${BODIES[options.name](options)}<script>${script}</script>
<script>document.querySelector('table')?.removeAttribute('hidden');
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => fetch('/painted/${gate}'))));</script><script src="/gate/${gate}"></script></body></html>`;
}

/** Twelve cells a row, two of them phone numbers. */
function tableRows(rows: number, random: () => number): string {
  const below = (n: number): number => Math.floor(random() * n);
  const of = <Value>(list: readonly Value[]): Value => list[below(list.length)] as Value;
  const two = (n: number): string => String(n).padStart(2, '0');
  const row = (i: number): string => {
    const name = of(NAMES);
    const cells = [
      `SO-${1_000_000 + below(9_000_000)}`,
      name,
      { phone: phoneText(below, of(AREA_CODES)) },
      { phone: phoneText(below, of(AREA_CODES)) },
      `${name.split(' ')[0]?.toLowerCase()}${i}@example.com`,
      of(CITIES),
      `2026-${two(1 + below(12))}-${two(1 + below(28))}`,
      `$${1 + below(99)},${100 + below(900)}.${two(below(100))}`,
      `Acct ${10_000_000 + below(90_000_000)}`,
      of(['Open', 'Won', 'Lost', 'On hold']),
      `${two(below(24))}:${two(below(60))}`,
      `Met ${of(NAMES)} in room ${100 + below(900)}`,
    ];
    return `<tr>${cells.map((cell) => (typeof cell === 'string' ? `<td>${cell}</td>` : `<td class="p">${cell.phone}</td>`)).join('')}</tr>\n`;
  };
  return Array.from({ length: rows }, (_, i) => row(i)).join('');
}

/** The ways a CRM writes a number of the United States. */
function phoneText(below: (n: number) => number, area: number): string {
  const [office, line] = [`${2 + below(8)}${10 + below(90)}`, String(below(10_000)).padStart(4, '0')];
  const ways = [
    `(${area}) ${office}-${line}`,
    `${area}-${office}-${line}`,
    `+1 ${area} ${office} ${line}`,
    `${area}.${office}.${line}`,
    `${area}-${office}-${line} x${10 + below(90)}`,
  ];
  return ways[below(ways.length)] as string;
}

const digits = (count: number, random: () => number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
