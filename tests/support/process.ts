// Processes that a test starts: none outlives it.
import type { ChildProcess } from 'node:child_process';

export type Ended = { after(end: () => void): Promise<void> };

/** Ends a process with the test's own, whatever becomes of the test; or when asked, and then waits until it is gone. */
export function ending(child: ChildProcess): Ended {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    async after(end) {
      end();
      await gone;
      process.off('exit', kill);
    },
  };
}
