// The card in a page, driven as a person would: its closed shadow root is read through the debugger only.
import type { CDPSession, ElementHandle, Page } from 'puppeteer';

type Node = {
  nodeId: number;
  backendNodeId: number;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
  contentDocument?: Node;
};
export type Card = ReturnType<typeof cardOn>;

/** Parts of the card are named by their `data-t`. */
export function cardOn(page: Page) {
  let session: CDPSession | null = null;

  async function find(name: string): Promise<ElementHandle<HTMLElement> | null> {
    session ??= await page.createCDPSession();
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const node = search(root as Node, name);
    if (!node) return null;
    try {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: node.backendNodeId });
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId ?? '',
        functionDeclaration: `function () {
          const { left, top, width, height } = this.getBoundingClientRect();
          return { left, top, width, height, text: this.innerText ?? this.textContent, state: this.dataset.state, rung: this.dataset.rung,
            checked: this.getAttribute('aria-checked'), value: this.value,
            options: this.options && [...this.options].map((option) => option.text), disabled: Boolean(this.disabled),
            focused: this.getRootNode().activeElement === this };
        }`,
        returnByValue: true,
      });
      return result.value;
    } catch {
      return null;
    }
  }
  /** Runs a function of the part, as a script in the page could if it got at it. */
  async function run(name: string, functionDeclaration: string, value?: string): Promise<void> {
    session ??= await page.createCDPSession();
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const { backendNodeId } = search(root as Node, name) ?? {};
    if (backendNodeId === undefined) throw new Error(`The card has no "${name}"`);
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration,
      arguments: [{ value }],
    });
  }
  const read = async (name: string): Promise<Part | null> => (await find(name)) as Part | null;

  async function until<Value>(
    what: string,
    probe: () => Promise<Value | null | false>,
    ms = 10_000,
  ): Promise<Value> {
    for (const end = Date.now() + ms; ; ) {
      const value = await probe();
      if (value) return value;
      if (Date.now() > end) throw new Error(`The card did not come to: ${what}. It shows: ${await all()}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  const all = async (): Promise<string> =>
    (await Promise.all(['destination', 'shown', 'reason', 'notice', 'blocked', 'state', 'message'].map(read)))
      .map((part) => part?.text ?? '–')
      .join(' | ');
  const ready = async (name: string): Promise<Part> => until(`having "${name}"`, () => read(name));

  return {
    read,
    text: async (name: string): Promise<string | null> => (await read(name))?.text?.trim() ?? null,
    waitFor: ready,
    /** Chooses in a list; the list itself is the browser's, and opens outside the page. */
    async select(name: string, value: string): Promise<void> {
      await ready(name);
      const change = 'this.dispatchEvent(new Event("change", { bubbles: true }));';
      await run(name, `function (value) { this.value = value; ${change} }`, value);
    },
    /** A press that no person made. */
    async forgePress(name: string): Promise<void> {
      await ready(name);
      await run(name, 'function () { this.click(); }');
    },
    until,
    waitForText: (name: string, wanted: string | RegExp) =>
      until(`"${name}" being ${wanted}`, async () => {
        const text = (await read(name))?.text?.trim();
        const fits = typeof wanted === 'string' ? text === wanted : wanted.test(text ?? '');
        return fits ? (text as string) : null;
      }),
    /** A real click in the middle of a part. */
    async click(name: string, options: { count?: number } = {}): Promise<void> {
      const { left, top, width, height } = await ready(name);
      await page.mouse.click(left + width / 2, top + height / 2, options);
    },
    /** Call, once the card has been still long enough to be pressed. */
    async call(options: { count?: number } = {}): Promise<void> {
      await ready('call');
      await new Promise((resolve) => setTimeout(resolve, 450));
      await this.click('call', options);
    },
    isOpen: async (): Promise<boolean> => ((await read('destination'))?.width ?? 0) > 0,
  };
}

export type Part = {
  left: number;
  top: number;
  width: number;
  height: number;
  text: string;
  state?: string;
  rung?: string;
  checked: string | null;
  value?: string;
  /** What a list offers. */
  options?: string[];
  disabled: boolean;
  focused: boolean;
};

function search(node: Node, name: string): Node | null {
  const { attributes = [], children = [], shadowRoots = [], contentDocument } = node;
  for (let i = 0; i < attributes.length; i += 2)
    if (attributes[i] === 'data-t' && attributes[i + 1] === name) return node;
  for (const child of [...children, ...shadowRoots, ...(contentDocument ? [contentDocument] : [])]) {
    const found = search(child, name);
    if (found) return found;
  }
  return null;
}

/** Presses the switch of local presence, which stands at the right of its row. */
export async function flip(page: Page, card: Card): Promise<void> {
  const { left, width, top, height } = await card.waitFor('toggle');
  await page.mouse.click(left + width - 12, top + height / 2);
}

/** Where the text of a number stands in the page: the middle of it. */
export async function pointOf(
  page: Page,
  selector: string,
  number: string,
): Promise<{ x: number; y: number }> {
  return page.$eval(
    selector,
    (element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const at = node.data.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      throw new Error(`${wanted} is not in the element`);
    },
    number,
  );
}

/** Waits until numbers on the page are marked. */
export async function waitForMarks(page: Page, least = 1): Promise<void> {
  await page.waitForFunction(
    (n) => ((CSS.highlights.get('neardial') as { size: number } | undefined)?.size ?? 0) >= n,
    { polling: 25 },
    least,
  );
}
