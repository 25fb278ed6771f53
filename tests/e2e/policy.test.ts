// What an administrator pushes through the browser's own management.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOptions, openPopup } from '../support/extension';
import { waitForText } from '../support/options';
import { canWritePolicy, setPolicy, startStageUnder, untilPolicy } from '../support/policy';
import { openCard, type Stage } from '../support/stage';

describe.skipIf(!canWritePolicy())('a policy file', () => {
  let stage: Stage;
  beforeAll(async () => {
    const policy = {
      localPresenceToggle: 'forceOn',
      preferOwnNumbers: 'same',
      callingHours: 'off',
      logRetentionDays: 365,
    };
    stage = await startStageUnder(policy, /preferOwnNumbers\s+same/);
  });
  afterAll(async () => {
    setPolicy(null);
    await stage?.close();
  });

  it('locks the toggle and says who did', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('call');
    expect(await card.text('lock')).toBe('Set by your administrator');
    await page.close();
  });

  it('is in the popup, what is set by it and nothing else', async () => {
    const page = await stage.pageWith([]);
    const popup = await openPopup(stage.browser, page);
    await popup.locator('[data-t="rules"] summary').click();
    const lines = await popup.$eval('[data-t="rules"]', (element) => (element as HTMLElement).innerText);
    expect(lines).toMatch(/^Set by your administrator: 4\n/);
    for (const value of ['Always on', 'In the same area', 'Nothing happens']) expect(lines).toContain(value);
    await popup.close();
    await page.close();
  });

  it('locks the days that the log is kept, and says who did', async () => {
    const page = await openOptions(stage.browser);
    await waitForText(page, 'log-kept', /Set by your administrator/);
    const field = await page.$eval('input#log-days', ({ value, disabled }) => ({ value, disabled }));
    expect(field).toMatchObject({ value: '365', disabled: true });
    expect(
      await page.evaluate(`chrome.runtime.sendMessage({ name: 'log.keep', input: { days: 7 } })`),
    ).toEqual({ ok: true, value: { failed: 'Set by your administrator' } });
    await page.close();
  });

  it('with preferOwnNumbers: same prefers the bundle to an adjacent own number', async () => {
    const page = await stage.pageWith(['650-555-0123']);
    const card = await openCard(page, '#n0', '650-555-0123');
    await card.waitForText('shown', '(650) 555-0142');
    expect((await card.read('shown'))?.rung).toBe('pool-same-area');
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().at(-1)?.body).toMatchObject({ callerId: '+16505550142' });
    await page.close();
  });

  it('with dialing: off stops calls within seconds, with the administrator’s words', async () => {
    const page = await stage.pageWith(['207-555-0123', '575-555-0123']);
    const card = await openCard(page, '#n0', '207-555-0123');
    await card.waitFor('call');
    const before = stage.gateway.dialRequests().length;
    setPolicy({ dialing: 'off', dialingMessage: 'Numbers are being moved.' });
    const changedAt = Date.now();
    // The card that is already open: its press is decided again by the policy of the moment.
    await untilPolicy(stage.browser, /dialing\s+off/);
    const took = Date.now() - changedAt;
    await page.bringToFront();
    await card.call();
    await card.waitForText('blocked', /Numbers are being moved\./);
    expect(stage.gateway.dialRequests().length).toBe(before);
    console.log(`dialing: off took effect ${(took / 1000).toFixed(1)} s after the file was written`);
    await page.close();
  });
});
