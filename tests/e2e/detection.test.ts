// Where numbers are found, and that the page never feels it: nothing of it is changed.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCrm } from '../crm/server';
import { cardOn, pointOf } from '../support/card';
import { addSite, EXTENSION_ID, openOptions } from '../support/extension';
import { marksAtRest, paintedMarks } from '../support/found';
import { type Stage, startStage } from '../support/stage';

let stage: Stage;
let other: Awaited<ReturnType<typeof startCrm>>;
let page: Page;
let pages = 0;
beforeAll(async () => {
  stage = await startStage();
  other = await startCrm();
  await addSite(stage.browser, other.url);
});
afterEach(() => page?.close());
afterAll(async () => {
  expect(stage?.gateway.dialRequests()).toEqual([]);
  await stage?.close();
  await other?.close();
});

async function open(body: string, options: { head?: string; serve?: boolean } = {}): Promise<Page> {
  const path = `/detection/${++pages}`;
  stage.crm.add(
    path,
    `<!doctype html><html lang="en"><head>${options.head ?? ''}</head><body>${body}</body></html>`,
  );
  page = await stage.browser.newPage();
  await page.goto(stage.crm.url + path);
  return page;
}
const texts = async (): Promise<string[]> => (await marksAtRest(page)).map(({ text }) => text).sort();
const until = async (wanted: string[]): Promise<void> => {
  let now: string[] = [];
  for (let tries = 0; tries < 120; tries++) {
    now = (await paintedMarks(page)).map(({ text }) => text).sort();
    if (JSON.stringify(now) === JSON.stringify([...wanted].sort())) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(now).toEqual([...wanted].sort());
};
const card = () => cardOn(page);
const settle = (ms = 400): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('numbers are found', () => {
  it('in a root that is attached and filled late, and in a closed one inside it', async () => {
    await open('<p>212-555-0101</p><x-late></x-late>');
    await until(['212-555-0101']);
    await page.evaluate(() => {
      const late = document.querySelector('x-late')?.attachShadow({ mode: 'closed' });
      if (!late) return;
      late.innerHTML = '<p>212-555-0102</p><div></div>';
      const inner = late.querySelector('div')?.attachShadow({ mode: 'open' });
      if (inner) inner.innerHTML = '<b>212-555-0103</b>';
    });
    await until(['212-555-0101', '212-555-0102', '212-555-0103']);
  });

  it('in frames of the same origin, of another one, in srcdoc and about:blank', async () => {
    other.add('/frame', '<!doctype html><p>646-555-0111</p>');
    stage.crm.add('/frame', '<!doctype html><p>646-555-0112</p>');
    await open(`<iframe src="/frame"></iframe><iframe src="${other.url}/frame"></iframe>
      <iframe srcdoc="<p>646-555-0113</p>"></iframe><iframe id="blank"></iframe>`);
    await page.evaluate(() => {
      const blank = document.querySelector<HTMLIFrameElement>('#blank')?.contentDocument;
      if (blank) blank.body.innerHTML = '<p>646-555-0114</p>';
    });
    await until(['646-555-0111', '646-555-0112', '646-555-0113', '646-555-0114']);
  });

  it('split over inline elements, as one number; not over blocks, cells and distant spans', async () => {
    await open(`<p><span>212</span>-<b>555</b>-<i>01</i>21</p><div>212-555</div><div>0122</div>
      <div style="display:flex;gap:30px"><span>212-555-0123</span><span>4567</span></div>
      <p>(212)<br>555-0124 x</p><style>u { display: inline-block; width: 200px }</style><div><u>SO-1000003</u><u>212-555-0126</u><u>Open</u></div>
      <table><tr><td>212-555</td><td>0125</td></tr></table>`);
    await until(['212-555-0121', '212-555-0123', '212-555-0126']);
  });

  it('and not over a gap, a hidden part or a list’s sign', async () => {
    await open(`<div style="display:flex;gap:80px"><span>212-555-0231</span><span>#4821</span></div>
      <div style="display:flex;gap:80px"><span>212-555-0232</span><span>x2</span></div>
      <p>212-555-0233<span hidden>x45</span></p>
      <div style="display:flex;gap:80px"><span>（２１２）５５５－０２３４</span><span>２１２－５５５－０２３５</span></div>
      <p>212-555-0236 <b>x45</b></p>`);
    await until([
      '212-555-0231',
      '212-555-0232',
      '212-555-0233',
      '（２１２）５５５－０２３４',
      '２１２－５５５－０２３５',
      '212-555-0236 x45',
    ]);
  });

  it('while a ticker never rests, and in what it leaves alone', async () => {
    await open(
      '<div id="t" style="width:200px;overflow:hidden;white-space:nowrap">' +
        'news '.repeat(400) +
        '</div><p>212-555-0241</p>',
    );
    await page.evaluate(
      `(() => { const t = document.getElementById('t'); const step = () => { t.scrollLeft = (t.scrollLeft + 1) % 900; requestAnimationFrame(step); }; step(); })()`,
    );
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('p'), { textContent: '212-555-0242' })),
    );
    await until(['212-555-0241', '212-555-0242']);
  });

  it('in a dialog that hangs at the end of a long page, and in the last fixed child of one', async () => {
    const row = `<tr>${'<td>cell</td>'.repeat(8)}</tr>`;
    await open(
      `<table>${row.repeat(160)}</table><div><div><div style="position:fixed;top:20px;right:20px">212-555-0251</div></div></div>`,
    );
    await until(['212-555-0251']);
    await open(
      `${'<p>text</p>'.repeat(1000)}<div style="position:fixed;top:20px;right:20px">212-555-0252</div>`,
    );
    await page.evaluate(() => scrollTo(0, 9000));
    await until(['212-555-0252']);
  });

  it('in a log, line by line', async () => {
    await open('<pre>10:45 212-555-0127\n212-555-0128 Order\n2125550129 shipped</pre>');
    await until(['212-555-0127', '212-555-0128', '2125550129']);
  });

  it('in rows that are recycled while a list scrolls, and never as the number before', async () => {
    await open(
      '<div id="list" style="height:200px;overflow:auto"><div style="height:40000px;position:relative"></div></div>',
    );
    await page.evaluate(`(() => {
      const list = document.getElementById('list'), inner = list.firstElementChild;
      const rows = Array.from({ length: 12 }, () => inner.appendChild(document.createElement('div')));
      const show = () => { const first = Math.floor(list.scrollTop / 20);
        rows.forEach((row, i) => { row.style.cssText = 'position:absolute;top:' + (first + i) * 20 + 'px';
          row.textContent = '303-555-' + String(1000 + first + i); }); };
      list.addEventListener('scroll', show); show(); window.list = list; })()`);
    const rowsFrom = (first: number): string[] =>
      Array.from({ length: 12 }, (_, i) => `303-555-${1000 + first + i}`);
    await until(rowsFrom(0));
    await page.evaluate(() => {
      (window as unknown as { list: Element }).list.scrollTop = 6000;
    });
    await until(rowsFrom(300));
  });

  it('in text that changes in place, and again after the page threw our marks away', async () => {
    await open('<p id="p">call 212-555-0131</p>');
    await until(['212-555-0131']);
    await page.evaluate(() => {
      CSS.highlights.clear();
      (document.getElementById('p')?.firstChild as Text).data = 'new: call 212-555-0132';
    });
    await until(['212-555-0132']);
  });

  it('in what a long page shows after a scroll, in fixed parts and behind `display: contents`', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `<p>303-555-${String(i).padStart(4, '0')}</p>`).join(
      '',
    );
    await open(
      `<style>p { margin: 0 }</style><div style="display:contents">${rows}</div><div style="height:10px"><div style="position:fixed;top:40px;right:0">207-555-0199</div></div>`,
    );
    await texts();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await settle();
    const found = await texts();
    expect(found).toContain('207-555-0199');
    expect(found.length).toBeLessThan(400);
    const [x, y] = [30, 400];
    const visible = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x as number, y as number)?.textContent,
      [x, y],
    );
    expect(found).toContain(visible);
  });

  it('on a page that clobbers the DOM with its own names', async () => {
    const errors: string[] = [];
    stage.crm.add(
      '/clobbered',
      `<!doctype html><img name="elementFromPoint"><img name="documentElement">
      <form id="body"><input name="parentNode"><input name="firstChild"><input name="children"><input name="nodeName">
      <input name="childElementCount"><input name="getBoundingClientRect"><input name="closest"><p>212-555-0141</p></form>`,
    );
    page = await stage.browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`${stage.crm.url}/clobbered`);
    await until(['212-555-0141']);
    expect(errors.filter((error) => !/404/.test(error))).toEqual([]);
  });
});

describe('the page', () => {
  const BODY = `<p>Sam 212-555-0151</p><input value="212-555-0152"><div contenteditable>212-555-0153</div>
    <a href="tel:+12125550154">Jo</a><x-open></x-open><textarea>212-555-0155</textarea>`;

  it('is not changed at all before a number is pointed at, and by one element after', async () => {
    await open(BODY, {
      head: `<script>window.changes = []; new MutationObserver((all) => changes.push(...all.map((one) => one.type)))
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });</script>`,
    });
    await until(['212-555-0151']);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await page.evaluate('changes.length = 0');
    await page.evaluate(() => scrollTo(0, 10));
    await settle();
    expect(await page.evaluate('changes')).toEqual([]);
    const { x, y } = await pointOf(page, 'p', '212-555-0151');
    await page.mouse.move(x, y);
    await page.waitForSelector('neardial-surface');
    expect(await page.evaluate('changes')).toEqual(['childList']);
    const after = await page.evaluate(() => document.documentElement.outerHTML);
    expect(after.replace(/<neardial-surface>.*<\/neardial-surface>/, '')).toBe(before);
  });

  it('copies and prints as its own text', async () => {
    await open(BODY);
    await until(['212-555-0151']);
    const copied = await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.body);
      return String(getSelection());
    });
    expect(copied).toContain('Sam 212-555-0151');
    await page.emulateMediaType('print');
    const painted = await page.evaluate(
      () => getComputedStyle(document.body, '::highlight(neardial)').textDecorationLine,
    );
    expect(painted).toBe('none');
  });

  it('keeps its own click where a row is clickable; the chip opens the card', async () => {
    await open(
      `<table><tr style="cursor:pointer" onclick="document.title='row'"><td id="cell">212-555-0156</td></tr></table>`,
    );
    await until(['212-555-0156']);
    const { x, y } = await pointOf(page, '#cell', '212-555-0156');
    await page.mouse.click(x, y);
    expect(await page.title()).toBe('row');
    await settle();
    expect(await card().isOpen()).toBe(false);
    const right = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.getElementById('cell') as Element);
      return range.getBoundingClientRect().right;
    });
    await page.mouse.move(x, y + 1);
    await settle();
    await page.mouse.click(right + 12, y);
    await card().waitForText('destination', '+1 212-555-0156');
  });
});

describe('fields', () => {
  it.each([
    ['an input', '<input id="f" aria-label="Phone" value="212-555-0161">'],
    ['a textarea', '<textarea id="f">Ask for Jo, 212-555-0161</textarea>'],
    ['editable text', '<div id="f" contenteditable>Jo: 212-555-0161</div>'],
    ['an attribute', '<button id="f" data-phone="212-555-0161">Dial</button>'],
  ])('%s gets a chip on hover and focus, and stays as it is', async (_, html) => {
    await open(`<div style="padding:40px">${html}</div>`);
    await settle(600);
    const before = await page.evaluate(() => document.body.outerHTML);
    await page.hover('#f');
    const chipShown = () => card().until('a chip', async () => ((await card().read('chip'))?.width ?? 0) > 0);
    await chipShown();
    const box = await (await page.$('#f'))?.boundingBox();
    if (!box) throw new Error('no field');
    await page.mouse.click(box.x + box.width + 14, box.y + box.height / 2);
    await card().waitForText('destination', '+1 212-555-0161');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
    await page.mouse.move(2, 2);
    await page.focus('#f');
    await chipShown();
    await page.mouse.click(box.x + box.width + 14, box.y + box.height / 2);
    await card().waitForText('destination', '+1 212-555-0161');
  });
});

describe('our own card', () => {
  it('is no text of the page: nothing in it is marked, and the page does not get at its root', async () => {
    await open('<p id="n">212-555-0261</p>');
    await until(['212-555-0261']);
    const { x, y } = await pointOf(page, '#n', '212-555-0261');
    await page.mouse.click(x, y);
    await card().waitFor('call');
    await page.evaluate(() => document.body.append('more'));
    await settle(800);
    const roots = await page.evaluate(() =>
      [...((CSS.highlights.get('neardial') ?? []) as Iterable<StaticRange>)].map(
        ({ startContainer }) => startContainer.getRootNode() === document,
      ),
    );
    expect(roots).toEqual([true]);
  });
});

describe('a split number among thousands of siblings', () => {
  it('costs no more than elsewhere', async () => {
    await open(`<div>${'<b>212</b><i>-</i><b>555</b><i>-</i><b>0271</b><br>'.repeat(2_000)}</div>`);
    const found = await texts();
    expect(found.length).toBeGreaterThan(50);
    const longest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let longest = 0;
          let last = performance.now();
          const end = last + 1_500;
          document.body.append('x');
          const step = (): void => {
            const now = performance.now();
            longest = Math.max(longest, now - last);
            last = now;
            if (now < end) requestAnimationFrame(step);
            else resolve(longest);
          };
          step();
        }),
    );
    // Seconds, where each mark looks at all its siblings.
    expect(longest).toBeLessThan(1_000);
  });
});

describe('links in a closed root', () => {
  it('open the card instead of the phone app', async () => {
    await open('<x-card></x-card>');
    await page.evaluate(() => {
      const root = document.querySelector('x-card')?.attachShadow({ mode: 'closed' });
      if (root) root.innerHTML = '<a href="tel:+12125550171" style="display:block;width:90px">Call Jo</a>';
    });
    await settle();
    await page.mouse.click(30, 15);
    await card().waitForText('destination', '+1 212-555-0171');
  });
});

describe('by keyboard', () => {
  const press = async (command: string): Promise<void> => {
    const target = stage.browser
      .targets()
      .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
    const worker = await target?.worker();
    // What the browser does when the keys are pressed; in headless mode it has no keys of its own.
    await worker?.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) =>
      chrome.commands.onCommand.dispatch('${command}', tab))`);
  };

  it('the command steps from number to number, through frames and fields, and Enter opens the card', async () => {
    await open(`<p>212-555-0181</p><input value="212-555-0182"><a href="tel:+12125550183">Jo</a>
      <iframe srcdoc="<p>212-555-0184</p>"></iframe>`);
    await until(['212-555-0181', '212-555-0184']);
    await page.bringToFront();
    for (const wanted of ['0181', '0182', '0183', '0184', '0181']) {
      await press('next-number');
      const frame = page.frames()[wanted === '0184' ? 1 : 0] ?? page.mainFrame();
      await frame.waitForFunction(() => document.activeElement?.localName === 'neardial-surface', {
        polling: 25,
      });
      await settle(150);
      if (wanted === '0184') continue;
      await page.keyboard.press('Enter');
      await card().waitForText('destination', `+1 212-555-${wanted}`);
      await page.keyboard.press('Escape');
      await card().until('closed', async () => !(await card().isOpen()));
    }
  });
});

describe('“not a number”', () => {
  it('sticks for the field on this site, stays on the machine, and can be undone', async () => {
    const body = `<table><tr><th>Legacy key</th><th>Phone</th></tr>
      <tr><td id="a">212-555-0191</td><td>212-555-0192</td></tr><tr><td>212-555-0193</td><td>212-555-0194</td></tr></table>`;
    await open(body);
    await until(['212-555-0191', '212-555-0192', '212-555-0193', '212-555-0194']);
    const { x, y } = await pointOf(page, '#a', '212-555-0191');
    await page.mouse.click(x, y);
    await card().waitFor('not-a-number');
    const checked = (): boolean =>
      stage.gateway.log.some((entry) => entry.kind === 'request' && entry.path === '/v1/checks');
    await expect.poll(checked).toBe(true);
    const before = stage.gateway.log.length;
    await card().click('not-a-number');
    await until(['212-555-0192', '212-555-0194']);
    await page.reload();
    await until(['212-555-0192', '212-555-0194']);
    // The service is asked about a number before a call; what the agent says of one is told to nobody.
    const told = stage.gateway.log.slice(before).filter((entry) => entry.kind === 'request');
    expect(told.filter(({ path }) => !['/v1/checks', '/v1/events/tickets'].includes(path))).toEqual([]);
    const options = await openOptions(stage.browser);
    await options.locator('[data-t="not-numbers"] button').click();
    await options.waitForFunction(() => !document.querySelector('[data-t="not-numbers"] button'), {
      polling: 25,
    });
    await options.close();
    await page.bringToFront();
    await until(['212-555-0191', '212-555-0192', '212-555-0193', '212-555-0194']);
  });
});
