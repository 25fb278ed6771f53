// Whether local presence is on for a line, and who may change that.
import type { Policy } from '../policy/schema';
import type { Line } from './record';

export type Toggle = {
  on: boolean;
  mayChange: boolean;
  /** Who decides where the agent may not: the policy, the directory's administrator, or the line has none. */
  lock: 'policy' | 'directory' | 'notOffered' | null;
  /** The agent asked for something they may not have. */
  ignored: boolean;
};

/** D10, D19, D22: the agent's wish counts only where the administrator lets it. */
export function toggleOf(line: Line, wish: boolean | undefined, policy: Policy): Toggle {
  const decided = (on: boolean, lock: Toggle['lock']): Toggle => ({
    on,
    lock,
    mayChange: false,
    ignored: wish !== undefined && wish !== on,
  });
  if (!line.localPresence) return decided(false, 'notOffered');
  if (policy.localPresenceToggle === 'forceOn') return decided(true, 'policy');
  if (policy.localPresenceToggle === 'forceOff') return decided(false, 'policy');
  if (!line.mayToggle) return decided(true, 'directory');
  return { on: wish ?? true, mayChange: true, lock: null, ignored: false };
}
