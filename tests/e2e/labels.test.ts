// The labels of texts that stand in another element: what a column, a row, a component or a field says of a number.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marksAtRest } from '../support/found';
import { type Stage, startStage } from '../support/stage';

/** What is tested, its HTML, and its numbers by `data-t`: all that end in `+` are marked, those in `-` are not. */
type Case = [name: string, html: string];

const pair = (label: string, cell: string): string => `<table><tr><td>${label}</td>${cell}</tr></table>`;
const yes = '<td data-t="+">212-555-0112</td>';
const no = '<td data-t="-">2125550123</td>';
const long = 'Delivery to the warehouse in the north of the city, second';

const TABLES: Case[] = [
  [
    'a header over two columns',
    `<table><thead><tr><th colspan="2">Contact</th><th>Order number</th></tr></thead>
    <tr><td>Jane</td>${yes}${no}</tr></table>`,
  ],
  [
    'two rows of headers',
    `<table><thead><tr><th rowspan="2">Name</th><th colspan="2">Order</th></tr>
    <tr><th>Phone</th><th>Order number</th></tr></thead><tr><td>Jane</td>${yes}${no}</tr></table>`,
  ],
  [
    'two rows of headers without a head',
    `<table><tr><td></td><th colspan="2">Order</th></tr><tr><td></td><th>Phone</th><th>Order no.</th></tr>
    <tr><td>Jane</td>${yes}${no}</tr></table>`,
  ],
  [
    'a cell over several rows of the body',
    `<table><tr><th>Name</th><th>Order no.</th><th>Phone</th></tr>
    <tr><td rowspan="3">Jane</td>${no}${yes}</tr><tr>${no}${yes}</tr><tr>${no}${yes}</tr>
    <tr><td>Ben</td>${no}${yes}</tr></table>`,
  ],
  [
    'a cell over all rows of its body, not over those of the next',
    `<table><tr><th>Name</th><th>Order no.</th><th>Phone</th></tr>
    <tbody><tr><td rowspan="0">Jane</td>${no}${yes}</tr><tr>${no}${yes}</tr></tbody>
    <tbody><tr><td>Ben</td>${no}${yes}</tr></tbody></table>`,
  ],
  [
    'a row of filters under the headers',
    `<table><thead><tr><th>Phone</th><th>Order number</th></tr><tr><th><input></th><th><select><option>All</select></th>
    </tr></thead><tr>${yes}${no}</tr></table>`,
  ],
  [
    'a title over all columns, which heads none',
    `<table><tr><th colspan="2">Order</th></tr><tr><td>Phone</td>${yes}</tr><tr><td>Invoice no.</td>${no}</tr></table>`,
  ],
  [
    'a cell over several columns, which has no header of its own',
    `<table><tr><th>Order number</th><th>Phone</th></tr><tr><td colspan="2" data-t="+">212-555-0112</td></tr></table>`,
  ],
  [
    'columns with their index',
    `<div role="grid"><div role="row"><b role="columnheader" aria-colindex="4">Phone</b>
    <b role="columnheader" aria-colindex="9">Order number</b></div><div role="row">
    <p role="gridcell" aria-colindex="9" data-t="-">2125550123</p><p role="gridcell" aria-colindex="4" data-t="+">2125550124</p>
    </div></div>`,
  ],
  ['two pairs in a row', `<table><tr><th>Phone</th>${yes}<th>Order no.</th>${no}</tr></table>`],
  ['a person who heads a row', `<table><tr><th>Jane Case</th><td>Boston</td>${yes}</tr></table>`],
];

const NAMES = [
  'First Order',
  'Jane Case',
  'JANE CASE',
  'Acme Invoice',
  'Key Account',
  'Maria Reference',
  'Jane C. Case',
];
const LABELS = [
  'Invoice no.',
  'Customer number',
  'Case',
  'Order Number',
  'ORDER NUMBER',
  'Order #',
  'Order ID',
  'Customer PO',
  'Numéro de commande',
  'First Order:',
  '請求番号',
];
const PAIRS: Case[] = [
  ...NAMES.map((name): Case => [`a name: ${name}`, pair(name, yes)]),
  ...LABELS.map((label): Case => [`a label: ${label}`, pair(label, no)]),
  ['a label by its class', `<table><tr><td class="label">Case Reference</td>${no}</tr></table>`],
  ['a title that is a name', `<div class="card-title">Jane Case</div><p data-t="+">212-555-0112</p>`],
];

const field = (mode: string, inside: string, light: string, name = 'x-f'): string =>
  `<${name}><template shadowrootmode="${mode}">${inside}</template>${light}</${name}>`;
const label = '<span class="label">Order number</span>';

const COMPONENTS: Case[] = [
  ['a slotted text', `<div data-t="-">${field('open', `${label}<slot></slot>`, '2125550123')}</div>`],
  ['in a closed root', `<div data-t="-">${field('closed', `${label}<slot></slot>`, '2125550123')}</div>`],
  ['a slotted element', field('open', `${label}<div><slot></slot></div>`, '<b data-t="-">2125550123</b>')],
  [
    'slots with names',
    field(
      'open',
      `<div>${label}<slot name="of-order"></slot></div><div><span class="label">Phone</span><slot></slot></div>`,
      '<b slot="of-order" data-t="-">2125550123</b><p data-t="+">212-555-0112</p>',
    ),
  ],
  [
    'a label before the host of the text',
    `<div>${label}${field('open', '<p data-t="-">2125550123</p>', '')}</div>`,
  ],
];

const OTHERS: Case[] = [
  [
    'joined from several labels, together too long for the worker',
    `<i id="a1">${long}</i><i id="a2">${long}</i><i id="a3">order number</i>
    <p aria-labelledby="a1 a2 a3" data-t="-">2125550123</p>`,
  ],
  [
    'in a form whose fields are called like methods',
    `<form aria-labelledby="a3" role="table"><input name="getRootNode"><input name="querySelector">
    <input name="children"><input name="previousElementSibling"><input name="getAttribute">
    <p data-t="-">212-555-0112</p></form><img name="getRootNode">
    <p aria-labelledby="a3" data-t="-">2125550123</p>`,
  ],
  ['a term', '<dl><dt>Order number</dt><dd><p data-t="-">2125550123</p></dd></dl>'],
  ['an attribute of the element', '<p data-field="orderNumber" data-t="-">2125550123</p>'],
  [
    'an attribute of the cell',
    '<table><tr><td data-label="Order"><p><b data-t="-">2125550123</b></p></td></tr></table>',
  ],
  [
    'an attribute of a field with its label',
    '<div data-field="order_number"><i>Reads</i><b data-t="-">2125550123</b></div>',
  ],
  [
    'an attribute of a container, which names none of what it holds',
    `<div data-name="order"><p data-t="+">212-555-0112</p><p data-t="+">212-555-0113</p><p>Soon</p></div>
    <div data-name="order"><p data-t="+">212-555-0114</p><p data-t="+">212-555-0115</p></div>
    <div data-name="order"><p data-t="+">212-555-0116</p><p>${long}, ${long}</p></div>`,
  ],
  ['a label of two lines', `<table><tr><th>Order<br>number</th></tr><tr>${no}</tr></table>`],
];

describe('labels of other elements', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage();
    page = await stage.browser.newPage();
    await page.setViewport({ width: 1300, height: 6000 });
  });
  afterAll(() => stage?.close());

  /** All cases in one page; a case gives what is marked against its word. */
  async function wrong(cases: readonly Case[]): Promise<string[]> {
    const body = cases.map(([, html], i) => `<section id="s${i}">${html}</section>`).join('\n');
    const apart = 'section{padding:4px;overflow:hidden}td,th{padding:2px 12px}';
    stage.crm.add(
      '/labels',
      `<!doctype html><html lang="en"><style>${apart}</style><body>${body}<p data-t="last">646-555-0199</p></body></html>`,
    );
    await page.goto(`${stage.crm.url}/labels`);
    const marks = await marksAtRest(page);
    expect(marks.map(({ id }) => id)).toContain('last');
    const sections = (await page.evaluate(WRONG)) as string[];
    return cases.flatMap(([name], i) => (sections[i] ? [`${name}: ${sections[i]}`] : []));
  }

  it('of tables, where cells span rows and columns', async () => expect(await wrong(TABLES)).toEqual([]));
  it('of rows of two cells, where names are none', async () => expect(await wrong(PAIRS)).toEqual([]));
  it('of components, in their shadow trees', async () => expect(await wrong(COMPONENTS)).toEqual([]));
  it('of attributes and terms, on hostile pages too', async () => expect(await wrong(OTHERS)).toEqual([]));

  it('are read in no time beside very large elements', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `<p>Row ${i} <b>of</b> many</p>`).join('');
    const numbers = Array.from({ length: 300 }, (_, i) => `<b>212-555-${1000 + i}</b><br>`).join('');
    stage.crm.add(
      '/labels/large',
      `<!doctype html><html lang="en"><body><div style="height:40px;overflow:hidden">${rows}</div>
      <div><div><div>${numbers}</div></div></div></body></html>`,
    );
    await page.evaluateOnNewDocument(`window.tasks = []; new PerformanceObserver((list) =>
      tasks.push(...list.getEntries())).observe({ type: 'longtask' });`);
    await page.goto(`${stage.crm.url}/labels/large`);
    await page.waitForFunction(`CSS.highlights.get('neardial')?.size > 100`);
    const client = await page.createCDPSession();
    const spent = async (): Promise<number> => {
      const { metrics } = await client.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
    };
    await client.send('Performance.enable');
    const before = await spent();
    await page.evaluate(`document.body.append('.')`);
    await marksAtRest(page);
    expect((await spent()) - before).toBeLessThan(0.4);
  });
});

/** What is wrong in each case, as text; also where a number of it is neither. */
const WRONG = `(() => {
  const marked = new Set();
  for (const mark of CSS.highlights.get('neardial')) {
    let at = mark.startContainer;
    while (at && !at.dataset?.t) at = at.parentElement ?? at.getRootNode().host ?? null;
    if (at) marked.add(at);
  }
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  return [...document.querySelectorAll('section')].map((section) => {
    const told = all(section).filter((one) => one.dataset?.t);
    if (told.length === 0) return 'nothing is tested';
    return told.filter((one) => marked.has(one) !== (one.dataset.t === '+'))
      .map((one) => one.dataset.t + one.textContent.trim()).join(', ');
  });
})()`;
