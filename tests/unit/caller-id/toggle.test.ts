import { describe, expect, it } from 'vitest';
import { agentOf } from '../../../lib/caller-id/agent-lines';
import type { Line } from '../../../lib/caller-id/record';
import { toggleOf } from '../../../lib/caller-id/toggle';
import { type PolicyValues, withDefaults } from '../../../lib/policy/schema';
import { directoryFrom, exampleJson } from '../../support/unit-directory';

const [line] = agentOf(directoryFrom(exampleJson()), 'aiko').lines;
if (!line) throw new Error('no line');
const free: Line = { ...line, localPresence: true, mayToggle: true };
const fixed: Line = { ...line, localPresence: true, mayToggle: false };
const without: Line = { ...line, localPresence: false, mayToggle: false };

type Wish = boolean | undefined;
type Setting = PolicyValues['localPresenceToggle'];
describe('who switches local presence', () => {
  it.each<[string, Line, Wish, Setting, object]>([
    [
      'the agent never said: on',
      free,
      undefined,
      'allow',
      { on: true, mayChange: true, lock: null, ignored: false },
    ],
    ['the agent said off', free, false, 'allow', { on: false, mayChange: true, lock: null, ignored: false }],
    ['the agent said on', free, true, 'allow', { on: true, mayChange: true, lock: null, ignored: false }],
    [
      'the team does not let them: off is ignored',
      fixed,
      false,
      'allow',
      { on: true, mayChange: false, lock: 'directory', ignored: true },
    ],
    [
      'the team does not let them: on is what is',
      fixed,
      true,
      'allow',
      { on: true, mayChange: false, lock: 'directory', ignored: false },
    ],
    [
      'forced on: off is ignored',
      free,
      false,
      'forceOn',
      { on: true, mayChange: false, lock: 'policy', ignored: true },
    ],
    [
      'forced on and never said',
      free,
      undefined,
      'forceOn',
      { on: true, mayChange: false, lock: 'policy', ignored: false },
    ],
    [
      'forced off: on is ignored',
      free,
      true,
      'forceOff',
      { on: false, mayChange: false, lock: 'policy', ignored: true },
    ],
    [
      'forced off wins over the team',
      fixed,
      undefined,
      'forceOff',
      { on: false, mayChange: false, lock: 'policy', ignored: false },
    ],
    [
      'the line has none: on is ignored',
      without,
      true,
      'allow',
      { on: false, mayChange: false, lock: 'notOffered', ignored: true },
    ],
    [
      'forced on cannot give it to a line without',
      without,
      undefined,
      'forceOn',
      { on: false, mayChange: false, lock: 'notOffered', ignored: false },
    ],
  ])('%s', (_, of, wish, localPresenceToggle, expected) => {
    expect(toggleOf(of, wish, withDefaults({ localPresenceToggle }))).toEqual(expected);
  });
});
