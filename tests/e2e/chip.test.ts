// The chip and the card against the pages that they broke on: when they come, when they go, where they stand.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardOn, type Part, pointOf, waitForMarks } from '../support/card';
import { EXTENSION_ID } from '../support/extension';
import { type Stage, startStage } from '../support/stage';

let stage: Stage;
let page: Page;
let pages = 0;
let errors: string[] = [];
beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await page?.close();
});
afterAll(async () => {
  expect(stage?.gateway.dialRequests()).toEqual([]);
  await stage?.close();
});

/** @param marks how many are waited for */
async function open(body: string, marks = 1, style = ''): Promise<void> {
  const path = `/chip/${++pages}`;
  const html = `<!doctype html><html lang="en"><style>p { margin: 40px; width: max-content } ${style}</style><body>${body}</body></html>`;
  stage.crm.add(path, html);
  errors = [];
  page = await stage.browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(stage.crm.url + path);
  if (marks > 0) await waitForMarks(page, marks);
}
type Point = { x: number; y: number };
const NUMBER = '212-555-0123';
const at = (selector = 'p', number = NUMBER): Promise<Point> => pointOf(page, selector, number);
const card = () => cardOn(page);
const settle = (ms = 400): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const visible = (part: Part | null): Part | null => (part && part.width > 0 ? part : null);
const chip = async (): Promise<Part | null> => visible(await card().read('chip'));
const chipShown = (): Promise<Part> => card().until('chip', chip);
const chipGone = (): Promise<boolean> => card().until('no chip', async () => !(await chip()), 2_000);
const move = ({ x, y }: Point): Promise<void> => page.mouse.move(x, y);
const click = ({ x, y }: Point, count = 1): Promise<void> => page.mouse.click(x, y, { count });
async function hover(point: Point): Promise<Part> {
  await move(point);
  return chipShown();
}
async function expectNoCard(): Promise<void> {
  await settle();
  expect(await card().isOpen()).toBe(false);
}
const inOpenRoot = (html: string): Promise<void> =>
  page.evaluate((html) => {
    const root = document.querySelector('x-root')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = html;
  }, html);
/** The middle of an element in the open root. */
const inRoot = (selector: string): Promise<Point> =>
  page.evaluate((selector) => {
    const rect = document
      .querySelector('x-root')
      ?.shadowRoot?.querySelector(selector)
      ?.getBoundingClientRect();
    return rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : { x: -1, y: -1 };
  }, selector);
async function inWorker(code: string): Promise<void> {
  const target = stage.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
  await (await target?.worker())?.evaluate(code);
}
async function drag(from: Point, to: Point): Promise<void> {
  await move(from);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

describe('a selection', () => {
  it('by dragging over a number in a shadow root opens no card; a click there does', async () => {
    await open('<x-root></x-root>', 0);
    await inOpenRoot(`<p style="margin:40px;width:max-content">${NUMBER}</p>`);
    await waitForMarks(page, 1);
    const { x, y } = await inRoot('p');
    await drag({ x: x - 30, y }, { x: x + 30, y });
    await expectNoCard();
    await click({ x, y });
    await card().waitFor('call');
  });

  it('elsewhere, from before, does not swallow a click on a number', async () => {
    await open(`<p id="other">Some other text</p><p id="n" style="user-select:none">${NUMBER}</p>`);
    await page.evaluate(() => {
      document.getElementById('n')?.addEventListener('mousedown', (event) => event.preventDefault());
      getSelection()?.selectAllChildren(document.getElementById('other') as Element);
    });
    await click(await at('#n'));
    await card().waitFor('call');
    expect(await page.evaluate(() => String(getSelection()))).toBe('Some other text');
  });
});

describe('a double click', () => {
  it('on a page where nothing is loaded yet opens no card', async () => {
    await open(`<p>${NUMBER}</p>`);
    await click(await at(), 2);
    await settle(800);
    await expectNoCard();
  });

  it('on a link opens the card, which stays', async () => {
    await open(`<p>${NUMBER}</p><a id="a" href="tel:+12125550177">Jo</a>`);
    for (const name of ['cold', 'warm']) {
      const box = await (await page.$('#a'))?.boundingBox();
      await click({ x: (box?.x ?? 0) + 3, y: (box?.y ?? 0) + 5 }, 2);
      await card().waitForText('destination', '+1 212-555-0177');
      await settle(700);
      expect(await card().isOpen(), name).toBe(true);
      await page.keyboard.press('Escape');
      await card().until('closed', async () => !(await card().isOpen()));
    }
  });
});

describe('the chip goes', () => {
  const BODY = `<p>${NUMBER}</p><input id="f" value="646-555-0123" style="margin-left:300px">
    <iframe style="display:block;margin:40px;width:300px;height:80px" srcdoc="<p id=n>212-555-0199"></iframe>
    <div style="height:3000px"></div>`;

  it('when the pointer goes over it and away, and into another frame and out of it', async () => {
    await open(BODY);
    const number = await at();
    const { left, top } = await hover(number);
    await move({ x: left + 12, y: top + 12 });
    await settle(100);
    expect(await chip()).not.toBe(null);
    await move({ x: left + 200, y: top + 12 });
    await chipGone();
    const frame = await (await page.$('iframe'))?.boundingBox();
    if (!frame) throw new Error('no frame');
    await hover(number);
    await move({ x: frame.x + 200, y: frame.y + 60 });
    await chipGone();
    await move({ x: frame.x + 30, y: frame.y + 27 });
    await settle();
    const inner = page.frames()[1];
    expect(await inner?.$('neardial-surface')).not.toBe(null);
  });

  it('when the page scrolls under the pointer, and stays beside a field that has the focus', async () => {
    await open(BODY);
    await hover(await at());
    await page.evaluate(() => scrollBy(0, 60));
    await chipGone();
    await page.focus('#f');
    const before = await chipShown();
    await page.evaluate(() => scrollBy(0, -40));
    await card().until('following', async () => ((await chip())?.top ?? 0) > before.top + 35);
  });

  it('when the focus leaves a field for nothing', async () => {
    await open(BODY);
    await page.focus('#f');
    await chipShown();
    await click({ x: 900, y: 500 });
    await chipGone();
  });

  it('when the number is taken out of the page', async () => {
    await open(BODY);
    await page.focus('#f');
    await chipShown();
    await page.$eval('#f', (field) => field.remove());
    await chipGone();
    await hover(await at());
    await page.$eval('p', (number) => number.remove());
    await chipGone();
  });

  it('when the pointer left a field before its number was known', async () => {
    await open(`<p>${NUMBER}</p><input id="f" value="646-555-0210" style="margin-left:300px">`);
    await hover(await at());
    await move({ x: 900, y: 700 });
    await chipGone();
    const busy = inWorker('{ const end = Date.now() + 800; while (Date.now() < end); }');
    await settle(100);
    await page.hover('#f');
    await settle(150);
    await move({ x: 900, y: 700 });
    await busy;
    await settle();
    expect(await chip()).toBe(null);
  });
});

/** Counts what is set on the chip from now on, also to the value that it has. */
async function countChanges(): Promise<() => Promise<unknown>> {
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
  const button = nodes.find(({ attributes = [] }) => attributes[attributes.indexOf('data-t') + 1] === 'chip');
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: button?.backendNodeId ?? 0 });
  await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    functionDeclaration: `function () {
      window.changes = 0;
      new MutationObserver((all) => { window.changes += all.length; })
        .observe(this.getRootNode(), { subtree: true, attributes: true, childList: true });
    }`,
  });
  return () => page.evaluate('changes');
}

it('moving over one number changes nothing any more once the chip is there', async () => {
  await open(`<p>${NUMBER}</p><p>646-555-0124</p>`, 2);
  const { x, y } = await at();
  await hover({ x: x - 20, y });
  const changes = await countChanges();
  for (let i = -18; i < 20; i++) {
    await move({ x: x + i, y });
    await settle(17);
  }
  expect(await changes()).toBe(0);
  await move(await at('p:nth-of-type(2)', '646-555-0124'));
  await settle();
  expect(await changes()).toBeGreaterThan(0);
});

describe('in a modal dialog', () => {
  it('inside a shadow root, the card can be used', async () => {
    await open('<x-root></x-root>', 0);
    await inOpenRoot(`<dialog><p>${NUMBER}</p></dialog>`);
    await page.evaluate(() =>
      document.querySelector('x-root')?.shadowRoot?.querySelector('dialog')?.showModal(),
    );
    await waitForMarks(page, 1);
    await hover(await inRoot('p'));
    await click(await inRoot('p'));
    await card().click('why');
    await card().waitFor('trace');
  });

  it('that was opened last but stands first, the card can be used', async () => {
    await open(`<dialog id="late"><p>${NUMBER}</p></dialog><dialog id="early">first</dialog>`, 0);
    await page.evaluate(() => {
      for (const id of ['early', 'late']) (document.getElementById(id) as HTMLDialogElement).showModal();
    });
    await waitForMarks(page, 1);
    await click(await at());
    await card().click('why');
    await card().waitFor('trace');
  });

  it('of a component, with the number in its slot, the card can be used', async () => {
    await open(`<x-root><p>${NUMBER}</p></x-root>`);
    await inOpenRoot('<dialog><slot></slot></dialog>');
    await page.evaluate(() =>
      document.querySelector('x-root')?.shadowRoot?.querySelector('dialog')?.showModal(),
    );
    await waitForMarks(page, 1);
    await settle();
    await click(await at());
    await card().click('why');
    await card().waitFor('trace');
  });
});

describe('beside fields', () => {
  it('an empty attribute is no number, and the text around it is not read', async () => {
    await open(`<div id="box" data-phone=""><p>Jo</p><b>Phone ${NUMBER}</b></div>`);
    const { x, y } = await at('p', 'Jo');
    await move({ x, y });
    await settle();
    expect(await chip()).toBe(null);
  });

  it('it is named by the number as it is written', async () => {
    await open(`<textarea id="f" cols="60">Please call Jo at (212) 555-0123 before noon</textarea>`, 0);
    await page.hover('#f');
    await chipShown();
    const session = await page.createCDPSession();
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const names = nodes.map(({ role, name }) => `${role?.value}: ${name?.value}`);
    expect(names.filter((name) => name.startsWith('button'))).toEqual([
      expect.stringMatching(/^button: [^:]*\(212\) 555-0123$/),
    ]);
  });

  it('that are higher than the screen, it is in view, and so is the card', async () => {
    await open(`<div id="f" contenteditable style="height:3000px;width:300px">Jo ${NUMBER}</div>`, 0);
    await page.mouse.move(100, 300);
    const { left, top } = await chipShown();
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(796);
    await click({ x: left + 12, y: top + 12 });
    const call = await card().waitFor('call');
    expect(call.top + call.height).toBeLessThan(820);
  });

  it('in a page that is zoomed by its style, it is beside the number', async () => {
    await open(`<p>${NUMBER}</p>`, 1, 'html { zoom: 1.5 }');
    const { x, y } = await at();
    const part = await hover({ x, y });
    const right = await page.$eval('p', (element) => element.getBoundingClientRect().right);
    expect(Math.abs(part.left - right - 4)).toBeLessThan(3);
    expect(Math.abs(part.top + 12 - y)).toBeLessThan(12);
  });
});

describe('by keyboard', () => {
  async function step(): Promise<void> {
    await page.bringToFront();
    await inWorker(
      `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) =>
        chrome.commands.onCommand.dispatch('next-number', tab))`,
    );
    await settle(500);
  }
  const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);

  it.each([1, 2])(
    'after %i steps, Escape gives the focus back, from the chip and from the card',
    async (steps) => {
      await open(`<input id="f"><p>${NUMBER}</p><p>212-555-0124</p>`, 2);
      await page.focus('#f');
      for (let i = 0; i < steps; i++) await step();
      expect((await chipShown()).focused).toBe(true);
      await page.keyboard.press('Escape');
      expect(await focused()).toBe('f');
      for (let i = 0; i < steps; i++) await step();
      await page.keyboard.press('Enter');
      await card().waitFor('call');
      await page.keyboard.press('Escape');
      await card().until('closed', async () => !(await card().isOpen()));
      expect(await focused()).toBe('f');
    },
  );

  it('a link in a shadow root gets the focus back', async () => {
    await open('<x-root></x-root>', 0);
    await inOpenRoot('<a href="tel:+12125550177">Jo</a>');
    await page.evaluate(() => document.querySelector('x-root')?.shadowRoot?.querySelector('a')?.focus());
    await page.keyboard.press('Enter');
    await card().waitFor('call');
    await settle();
    await page.keyboard.press('Escape');
    await card().until('closed', async () => !(await card().isOpen()));
    expect(
      await page.evaluate(() => document.querySelector('x-root')?.shadowRoot?.activeElement?.localName),
    ).toBe('a');
  });
});

describe('a click', () => {
  it('on a link that a number ends in is the link’s', async () => {
    await open('<p>+1 <a id="a" href="#gone">212-555-0123</a></p>');
    await click(await at('#a'));
    await expectNoCard();
    expect(await page.evaluate(() => location.hash)).toBe('#gone');
  });

  it('in a document that is edited sets the cursor', async () => {
    await open(`<p>${NUMBER}</p><p><a id="a" href="tel:+12125550177">the office</a></p>`);
    await page.evaluate(() => {
      document.designMode = 'on';
    });
    await click(await at());
    await expectNoCard();
    await click(await at('#a', 'office'));
    await expectNoCard();
  });

  it('on a link with a blank before its scheme opens the card', async () => {
    await open('<a id="a" href=" tel:+12125550177">the office</a>', 0);
    await settle();
    await click(await at('#a', 'office'));
    await card().waitForText('destination', '+1 212-555-0177');
  });

  it('in a frame that was written by document.open() opens the card', async () => {
    await open(`<p>${NUMBER}</p><iframe style="margin:0;border:0;height:400px;width:500px"></iframe>`);
    await settle();
    await page.evaluate(() => {
      const inner = document.querySelector('iframe')?.contentDocument;
      inner?.open();
      inner?.write('<!doctype html><body style="margin:0"><p id="n" style="margin:20px">646-555-0123</p>');
      inner?.close();
    });
    await page
      .frames()[1]
      ?.waitForFunction(
        () => ((CSS.highlights.get('neardial') as { size: number } | undefined)?.size ?? 0) > 0,
        { polling: 25 },
      );
    const box = await (await page.$('iframe'))?.boundingBox();
    await click({ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 28 });
    await card().waitForText('destination', '+1 646-555-0123');
  });
});

it('a popup that is closed before the list is there leaves no error', async () => {
  await open(Array.from({ length: 300 }, (_, i) => `<p>212-555-${1000 + i}</p>`).join(''));
  const session = await page.createCDPSession();
  const thrown: string[] = [];
  await session.send('Runtime.enable');
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    thrown.push(exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  await inWorker(
    `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => {
      const port = chrome.tabs.connect(tab.id, { name: 'numbers' });
      setTimeout(() => port.disconnect(), 5);
    })`,
  );
  await settle(2_000);
  expect(thrown).toEqual([]);
});
