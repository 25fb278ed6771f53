// What a person with a keyboard, a screen reader or forced colours meets: measured in the real surfaces.
import type { Page } from 'puppeteer';
import { AXE, AXE_FINDINGS } from './options';

/**
 * What axe-core finds wrong with our surface in a page. It runs beside the content script, which alone may open our
 * closed root; the page itself is not judged.
 */
export async function axeOnSurface(page: Page): Promise<string[]> {
  const realm = page.extensionRealms()[0];
  if (!realm) throw new Error('No script of ours runs in the page');
  await realm.evaluate(AXE);
  // axe measures colours below the body only, so the host is there meanwhile; a move leaves all in it as it is.
  const { violations, unknown, looked } = (await realm.evaluate(`(async () => {
    const host = document.querySelector('neardial-surface');
    const root = chrome.dom.openOrClosedShadowRoot(host);
    Object.defineProperty(host, 'shadowRoot', { configurable: true, value: root });
    const home = host.parentNode;
    document.body.moveBefore(host, null);
    const found = await axe.run(host);
    home.moveBefore(host, null);
    const isContrast = ({ id }) => id === 'color-contrast';
    return {
      violations: (${AXE_FINDINGS})(found),
      unknown: (${AXE_FINDINGS})({ violations: found.incomplete.filter(isContrast) }),
      looked: found.passes.some(isContrast) || !root.querySelector('.call-card'),
    };
  })()`)) as { violations: string[]; unknown: string[]; looked: boolean };
  if (!looked) throw new Error(`axe did not look into the card: ${unknown}`);
  return [...violations, ...unknown];
}

/** What has the focus, from the outermost document to inside our closed root. */
export type Focused = {
  /** Its `data-t`, else the name of the field, else what it is a part of; `body` where nothing has it. */
  what: string;
  /** What a screen reader says: role and name. */
  said: string;
  /** Whether an outline, a shadow or the border of what stands for it shows that it has the focus. */
  isShown: boolean;
  /** Whether nothing of it is outside of the window. */
  isInView: boolean;
};

const FOCUSED = `function () {
  const inside = (host) => host.localName === 'neardial-surface' && chrome.dom.openOrClosedShadowRoot(host).activeElement;
  const element = inside(this.activeElement) || this.activeElement;
  const drawn = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  };
  // A field without a frame of its own is shown by the frame around it; a hidden radio by its label's text.
  const shows = [element, element.nextElementSibling, element.parentElement].filter(Boolean);
  const isHidden = getComputedStyle(element).opacity === '0';
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    what: element.dataset.t ?? (element.type !== 'radio' && element.getAttribute('name') ||
      element.closest('[data-t]')?.dataset.t || element.id || element.localName),
    said: [element.role ?? element.type ?? element.localName, element.ariaLabel ?? element.innerText].join(' '),
    isShown: (isHidden ? shows.slice(1) : [shows[0], shows.at(-1)]).some(drawn),
    isInView: left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1,
  };
}`;

export async function focusedIn(page: Page): Promise<Focused> {
  const realm = page.url().startsWith('http') ? page.extensionRealms()[0] : page.mainFrame();
  return (await (realm ?? page.mainFrame()).evaluate(`(${FOCUSED}).call(document)`)) as Focused;
}

/** Presses Tab until something has the focus; everything on the way has to be shown and in view. */
export async function tabTo(page: Page, what: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focused> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    if (key === 'Shift+Tab') await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (key === 'Shift+Tab') await page.keyboard.up('Shift');
    const focused = await focusedIn(page);
    // After the last there is the browser's own, and the first again.
    if (focused.what === 'body') continue;
    if (!focused.isShown)
      throw new Error(`The focus is not to be seen on: ${focused.what} (${focused.said})`);
    if (!focused.isInView) throw new Error(`Out of the window: ${focused.what} (${focused.said})`);
    if (focused.what === what) return focused;
    passed.push(focused.what);
  }
  throw new Error(`Tab does not come to ${what}, but to: ${passed.join(', ')}`);
}

/** Waits until something has the focus; `said` is a part of what is said of it. */
export async function waitForFocus(page: Page, what: string, said = ''): Promise<Focused> {
  for (const end = Date.now() + 10_000; ; ) {
    const focused = await focusedIn(page);
    if (focused.what === what && focused.said.includes(said) && focused.isShown) return focused;
    if (Date.now() > end) throw new Error(`Not ${what} has the focus, but ${JSON.stringify(focused)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The parts of our surface: in a page those of the closed root, else those of the document. */
const PARTS = `(() => {
  const host = document.querySelector('neardial-surface');
  const root = host ? chrome.dom.openOrClosedShadowRoot(host) : document.body;
  return [...root.querySelectorAll('*')].filter((one) => one.checkVisibility());
})()`;
const nameOf = `(one) => one.dataset?.t ?? (String(one.className?.baseVal ?? one.className) || one.localName)`;

const inOurs = async (page: Page, expression: string): Promise<string[]> =>
  (await (page.extensionRealms()[0] ?? page.mainFrame()).evaluate(expression)) as string[];

/** What reaches out of the window sideways, or is cut off where it cannot be scrolled to. */
export const cutOffIn = (page: Page): Promise<string[]> =>
  inOurs(
    page,
    `${PARTS}.filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      const { overflowX, textOverflow, clipPath } = getComputedStyle(one);
      const isCut = overflowX !== 'visible' && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1;
      return clipPath === 'none' && width > 1 && (left < -1 || right > innerWidth + 1 || isCut);
    }).map(${nameOf})`,
  );

/** What has a transition or an animation. */
export const movingIn = (page: Page): Promise<string[]> =>
  inOurs(
    page,
    `${PARTS}.filter((one) => ['', '::before', '::after'].some((part) => {
      const { transitionDuration, animationName } = getComputedStyle(one, part);
      return animationName !== 'none' || /[1-9]/.test(transitionDuration);
    })).map(${nameOf})`,
  );

/** Turns features of the browser on, such as forced colours, which puppeteer does not know. */
export async function emulate(page: Page, features: Record<string, string>): Promise<void> {
  const session = await page.createCDPSession();
  const all = Object.entries(features).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features: all });
}

/**
 * What forced colours take away: boxes that are drawn by their background alone, and states (chosen, on, current) that
 * look like their opposite.
 */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  const colour = '(one) => getComputedStyle(one).backgroundColor';
  await inOurs(
    page,
    `(() => {
      const isClear = (one) => /, 0\\)$/.test((${colour})(one));
      const behind = (one) => (one ? (isClear(one) ? behind(one.parentElement) : (${colour})(one)) : 'rgb(255, 255, 255)');
      globalThis.boxes = ${PARTS}.filter((one) => parseFloat(getComputedStyle(one).borderRadius) > 0 &&
        !isClear(one) && (${colour})(one) !== behind(one.parentElement));
      return [];
    })()`,
  );
  // Without transitions, a style is at once what it becomes.
  await emulate(page, { 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
  const lost = await inOurs(
    page,
    `(() => {
      const looks = (one) => [one, one.nextElementSibling].filter(Boolean).flatMap((each) => ['', '::after'].map((part) => {
        const style = getComputedStyle(each, part);
        return [style.color, style.backgroundColor, style.borderBottom, style.outline, style.fontWeight, style.translate];
      })).join();
      const isBare = (one) => {
        const { borderTopWidth, borderTopStyle, outlineStyle, forcedColorAdjust } = getComputedStyle(one);
        return (borderTopWidth === '0px' || borderTopStyle === 'none') && outlineStyle === 'none' &&
          forcedColorAdjust === 'auto' && (${colour})(one) === (${colour})(document.body);
      };
      const same = ['aria-selected', 'aria-checked', 'aria-pressed', 'aria-current'].flatMap((name) =>
        ${PARTS}.filter((one) => one.hasAttribute(name)).filter((one) => {
          const before = one.getAttribute(name);
          one.setAttribute(name, 'true');
          const on = looks(one);
          if (name === 'aria-current') one.removeAttribute(name);
          else one.setAttribute(name, 'false');
          const off = looks(one);
          one.setAttribute(name, before);
          return on === off;
        }));
      return [...globalThis.boxes.filter(isBare), ...same].map(${nameOf});
    })()`,
  );
  await emulate(page, {});
  return lost;
}

/** The colours that carry state in the card, as they are painted; it switches local presence there and back. */
export const coloursIn = async (page: Page): Promise<Record<string, string>> =>
  (await page.extensionRealms()[0]?.evaluate(`(() => {
    const root = chrome.dom.openOrClosedShadowRoot(document.querySelector('neardial-surface'));
    const colour = (selector, part) => getComputedStyle(root.querySelector(selector), part).backgroundColor;
    const knob = root.querySelector('.switch');
    const set = (value) => knob.setAttribute('aria-checked', value);
    const before = knob.ariaChecked;
    set('false');
    const off = { off: colour('.switch'), knob: colour('.switch', '::after') };
    set('true');
    const on = colour('.switch');
    set(before);
    const frame = getComputedStyle(knob).borderTopColor + getComputedStyle(knob).borderTopWidth;
    return { ...off, on, frame, bar: colour('.time-bar'), hours: colour('.time-bar i'), now: colour('.time-bar b') };
  })()`)) as Record<string, string>;

export type Spoken = { role: string; name: string; description: string; focused: boolean; text: string };

/** The accessibility tree as screen readers get it, without what is hidden from them. */
export async function spokenIn(page: Page): Promise<Spoken[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textIn = (id: string): string => {
    const { role, name, childIds = [] } = byId.get(id) ?? {};
    return role?.value === 'StaticText' ? String(name?.value ?? '') : childIds.map(textIn).join('');
  };
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ nodeId, role, name, description, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
      focused: properties.some((one) => one.name === 'focused' && one.value.value === true),
      text: textIn(nodeId),
    }));
}

/** The contrast of a colour to the paper it is on (WCAG 2.2, relative luminance), as the browser paints both. */
export const contrastOf = async (page: Page, colour: string, ink: string, paper: string): Promise<number> =>
  (await page.evaluate(`(() => {
    document.body.style.color = '${ink}';
    document.body.style.backgroundColor = '${colour}';
    const canvas = document.createElement('canvas').getContext('2d');
    const light = (...fills) => {
      for (const fill of fills) {
        canvas.fillStyle = fill;
        canvas.fillRect(0, 0, 1, 1);
      }
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((one) => one / 255)
        .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const both = [light('${paper}'), light('${paper}', getComputedStyle(document.body).backgroundColor)];
    return Math.max(...both) / Math.min(...both);
  })()`)) as number;
