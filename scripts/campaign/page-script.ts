// What runs beside the content script in a page: presses, and what a page would show of them.
import { readFileSync } from 'node:fs';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ASK = new URL('../../lib/messages/ask.ts', import.meta.url);

/** The product's own way to the worker; it has type imports only, so it can be run alone. */
function askSource(): string {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, removeComments: true };
  return transpileModule(readFileSync(ASK, 'utf8'), { compilerOptions }).outputText;
}

/** Defines `campaign` in the extension's world of a page. `press`, `told` and `lookFor` do what components/use-call.ts does. */
export const pageScript = (): string => `globalThis.campaign ??= (() => {
  const { ask, onCallsChanged } = ((exports) => {
    ${askSource()}
    return exports;
  })({});
  let shown = {};
  let following = new AbortController();

  function show(mine, press, what) {
    mine[press] = what;
    if (what.kind !== 'attempt') return;
    onCallsChanged(async () => {
      const asked = await ask('attempt.get', { id: what.id });
      if (asked.ok && asked.value) what.state = asked.value.state;
    }, following.signal);
  }
  const told = (id, signal) => new Promise((resolve) => {
    onCallsChanged(async () => {
      const asked = await ask('attempt.get', { id });
      if (asked.ok && asked.value && !['intent', 'sending'].includes(asked.value.state))
        resolve({ ok: true, value: { attempt: asked.value } });
    }, signal);
  });
  async function lookFor(id) {
    for (const wait of [100, 200, 400, 800, 1600]) {
      const asked = await ask('attempt.get', { id });
      if (asked.ok) return asked.value ? { kind: 'attempt', id, state: asked.value.state } : { kind: 'notSent' };
      if (asked.why !== 'lost') break;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return { kind: 'broken' };
  }
  function placed(value) {
    const attempt = 'attempt' in value ? value.attempt : value.changed?.attempt;
    if (attempt) return { kind: 'attempt', id: attempt.id, state: attempt.state };
    return { kind: 'notReady' in value ? 'notReady' : 'changed' };
  }
  return {
    get shown() { return shown; },
    preview: (text) => ask('call.preview', { text }),
    begin() {
      following.abort();
      following = new AbortController();
      shown = {};
    },
    async press(order) {
      // What comes after the next attempt began is shown to nobody.
      const mine = shown;
      mine[order.attemptId] = { kind: 'nothing' };
      const unanswered = new Promise((resolve) => setTimeout(resolve, 12000, { ok: false, why: 'lost' }));
      const stop = new AbortController();
      const asked = await Promise.race([
        ask('call.place', { ...order, pressedAt: Date.now() }),
        told(order.attemptId, stop.signal),
        unanswered,
      ]);
      stop.abort();
      show(mine, order.attemptId, asked.ok ? placed(asked.value) : await lookFor(order.attemptId));
    },
  };
})(); true`;
