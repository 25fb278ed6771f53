// Messages to the worker that no person caused: from a content script that was taken over, and from our own page.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'puppeteer';
import { openOptions } from './extension';

export type Answer = {
  ok: boolean;
  refused?: string;
  value?: {
    decisionId?: string;
    shown?: string | null;
    lines?: { id: string }[];
    changed?: { outcome: string; reason: string };
    attempt?: { id: string };
    result?: string;
  };
};

/** Sends a message as the content script of a page. */
export function forge(page: Page, name: string, input: object): Promise<Answer> {
  const message = JSON.stringify({ name, input });
  return page.extensionRealms()[0]?.evaluate(`chrome.runtime.sendMessage(${message})`) as Promise<Answer>;
}

/** A press that nobody made, with the decision that the worker itself gives for it. */
export async function forgeCall(page: Page, text: string, lineId: string, more: object = {}) {
  const seen = await forge(page, 'call.preview', { text, lineId, ...more });
  const decisionId = seen.value?.decisionId ?? '';
  const order = { attemptId: randomUUID(), decisionId, text, lineId, again: false, pressedAt: Date.now() };
  return forge(page, 'call.place', { ...order, ...more });
}

/** Asks the worker from our own settings page. */
export async function askWorker<Value>(browser: Browser, name: string, input: object = {}): Promise<Value> {
  const page = await openOptions(browser);
  const message = JSON.stringify({ name, input });
  const answer = (await page.evaluate(`chrome.runtime.sendMessage(${message})`)) as { value: Value };
  await page.close();
  return answer.value;
}
