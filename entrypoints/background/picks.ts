// What the agent picked on a card or in the popup, kept for the next one: line, local presence, number, phone.
import type { Asked, DecidedNow } from '../../lib/dial/decide-now';
import type { Parts } from './parts';
import type { Service } from './service';

type Wishes = Pick<Asked, 'toggle' | 'pickedNumber'>;

export function makePicks({ settings }: Pick<Parts, 'settings'>, service: Pick<Service, 'agent' | 'meta'>) {
  /** A choice of a line that the agent has: the line for this site, the wishes for this line. */
  async function remember(site: string, lineId: string, { toggle, pickedNumber }: Wishes): Promise<void> {
    const line = (await service.agent())?.lines.find(({ id }) => id === lineId);
    if (!line) return;
    const isOwn = line.numbers.some((number) => number === pickedNumber);
    await settings.change(({ lines, toggles, numbers }) => ({
      lines: { ...lines, [site]: lineId },
      toggles: toggle === undefined ? toggles : { ...toggles, [lineId]: toggle },
      numbers: pickedNumber && isOwn ? { ...numbers, [lineId]: pickedNumber } : numbers,
    }));
  }

  /** What is gone from the directory is said once, on a card. */
  async function forgetGone(site: string, { lineIsGone, decision, agent }: DecidedNow): Promise<void> {
    const line = agent.lines.find(({ id }) => id === decision.lineId);
    const picked = (await settings.get()).numbers[decision.lineId];
    const isNumberGone = picked !== undefined && !line?.numbers.some((number) => number === picked);
    if (decision.outcome === 'block' || (!lineIsGone && !isNumberGone)) return;
    const without = (kept: Record<string, string>, key: string) =>
      Object.fromEntries(Object.entries(kept).filter(([name]) => name !== key));
    await settings.change(({ lines, numbers }) => ({
      lines: lineIsGone ? without(lines, site) : lines,
      numbers: isNumberGone ? without(numbers, decision.lineId) : numbers,
    }));
  }

  /** The phone that rings, if it is one of the agent's. */
  async function rememberDevice(deviceId: string | undefined): Promise<void> {
    const meta = deviceId === undefined ? null : await service.meta();
    const known = meta?.devices.find(({ id }) => id === deviceId);
    if (meta && known)
      await settings.change(({ devices }) => ({ devices: { ...devices, [meta.agentId]: known.id } }));
  }

  return { remember, forgetGone, rememberDevice };
}
