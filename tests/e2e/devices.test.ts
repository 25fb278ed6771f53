// The agent's phones at a gateway that has such: chosen on the card, named in the dial request, remembered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

const SOFT = { id: 'soft', name: 'Softphone', kind: 'softphone', ringsFirst: false };
const DESK = { id: 'desk', name: 'Desk phone', kind: 'deskPhone', ringsFirst: true };

describe('The agent’s phone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ devices: { aiko: [SOFT, DESK] } });
  });
  afterAll(() => stage?.close());

  const lastBody = () => stage.gateway.placed().at(-1)?.body as Record<string, unknown> | undefined;

  it('is the first of them until another is chosen, which is named in the request and remembered', async () => {
    const page = await stage.pageWith(['646-555-0121', '646-555-0122']);
    const card = await openCard(page, '#n0', '646-555-0121');
    const { left, top } = await card.waitFor('device');
    await page.mouse.click(left + 5, top + 5);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await card.waitForText('hint', 'Your phone rings first.');
    await card.call();
    await card.waitForText('state', /phone rings first|Call requested|Ringing/);
    expect(lastBody()).toMatchObject({ to: '+16465550121', deviceId: 'desk' });
    await endCalls(stage.gateway, stage.browser);
    await page.reload();
    const next = await openCard(page, '#n1', '646-555-0122');
    expect((await next.read('device'))?.value).toBe('desk');
    await page.close();
  });

  it('that is not ready says which app to open, and nothing is called', async () => {
    const before = stage.gateway.placed().length;
    const error = { code: 'device_not_ready', message: 'Open the Linphone app and sign in.' };
    stage.gateway.failNext('/v1/dial', { status: 422, body: JSON.stringify({ error }) });
    const page = await stage.pageWith(['646-555-0123']);
    const card = await openCard(page, '#n0', '646-555-0123');
    await card.waitFor('call');
    await card.call();
    await card.waitForText(
      'message',
      'Not called. Your phone is not ready. Open the Linphone app and sign in.',
    );
    expect(stage.gateway.placed()).toHaveLength(before);
    await page.close();
  });
});
