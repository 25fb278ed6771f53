// A progress bar on a terminal; nothing anywhere else.

export type Progress = { step(): void; end(): void };

const WIDTH = 30;
const EVERY_MS = 80;

/** Counts up to `total` on standard error. */
export function makeProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  let done = 0;
  let drawnAt = 0;
  const draw = (): void => {
    const full = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
    stream.write(`\r[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${done} of ${total}`);
  };
  return {
    step() {
      done++;
      if (!stream.isTTY || Date.now() - drawnAt < EVERY_MS) return;
      drawnAt = Date.now();
      draw();
    },
    end() {
      if (!stream.isTTY) return;
      draw();
      stream.write('\n');
    },
  };
}
