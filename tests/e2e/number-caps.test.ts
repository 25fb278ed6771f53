// Caps from the administrator, end to end: a number that was shown often enough rests while another of its area is free.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forge } from '../support/forge';
import { canWritePolicy, setPolicy, startStageUnder } from '../support/policy';
import { endCalls, openCard, type Stage } from '../support/stage';

describe.skipIf(!canWritePolicy())('numberCaps', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStageUnder({ numberCaps: { perHour: 1 } }, /numberCaps .*perHour/);
  });
  afterEach(() => endCalls(stage.gateway, stage.browser));
  afterAll(async () => {
    setPolicy(null);
    await stage?.close();
  });

  it('a number over its cap is not chosen while another of its area is free, and the trace says so', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const shownTo = async (text: string): Promise<string> =>
      (await forge(page, 'call.preview', { text, lineId: 'sales-west' })).value?.shown ?? '';
    // Customers who would all be shown the same one of the numbers in 212.
    const usual = await shownTo('212-555-0101');
    const same: string[] = [];
    for (let last = 101; same.length < 3; last++)
      if ((await shownTo(`212-555-0${last}`)) === usual) same.push(`212-555-0${last}`);
    await page.close();
    const call = async (number: string): Promise<{ shown: string; trace: string }> => {
      const one = await stage.pageWith([number]);
      const card = await openCard(one, '#n0', number);
      const shown = await card.waitForText('shown', /^\(/);
      await card.click('why');
      const trace = (await card.text('trace')) ?? '';
      await card.call();
      await card.waitFor('hang-up');
      const callerId = `+1${shown.replace(/\D/g, '')}`;
      expect(stage.gateway.placed().at(-1)?.body).toMatchObject({ callerId });
      // Within the hour that the cap counts over.
      await endCalls(stage.gateway, stage.browser, { hoursPass: false });
      await one.close();
      return { shown, trace };
    };
    const [first, second, third] = same as [string, string, string];
    expect(await call(first)).toMatchObject({ shown: usual });
    const rested = await call(second);
    expect(rested.shown).toMatch(/^\(212\) /);
    expect(rested.shown).not.toBe(usual);
    expect(rested.trace).toMatch(/By this computer’s own history: the usual number rests/);
    // None is free: they are equals again, and no rule is skipped for it.
    const tired = await call(third);
    expect(tired.shown).toMatch(/^\(212\) /);
    expect(tired.trace).toMatch(/Every number there rests/);
  });
});
