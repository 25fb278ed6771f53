// A simulation that runs: a list sent to the worker piece by piece, with its progress, and a way to stop it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SimulatedView } from '../lib/messages/views';
import { inBatches } from '../lib/simulation/in-batches';
import type { NumberTable } from '../lib/simulation/number-table';
import type { Worker } from './use-call';

/** Small enough that progress is seen and a stop is quick, large enough that messages cost little. */
const PIECE = 200;
/** The longest text that the worker takes; no number is as long. */
const LONGEST = 240;

export type SimulationState =
  | { is: 'idle' | 'stopped' }
  | { is: 'failed'; why: string | null }
  | { is: 'running'; done: number; total: number }
  | { is: 'finished'; table: NumberTable; results: SimulatedView[] };
type RunningSimulation = {
  state: SimulationState;
  run(table: NumberTable, lineId: string): Promise<void>;
  stop(): void;
};

export function useSimulation({ ask }: Pick<Worker, 'ask'>): RunningSimulation {
  const [state, setState] = useState<SimulationState>({ is: 'idle' });
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  async function run(table: NumberTable, lineId: string): Promise<void> {
    stopping.current?.abort();
    const stop = new AbortController();
    stopping.current = stop;
    const total = table.destinations.length;
    let why: string | null = null;
    const piece = async (texts: string[]): Promise<SimulatedView[] | null> => {
      const numbers = texts.map((one) => one.slice(0, LONGEST));
      const asked = await ask('simulation.run', { numbers, ...(lineId && { lineId }) });
      if (!asked.ok) return null;
      if (Array.isArray(asked.value)) return asked.value;
      why = asked.value.notReady;
      return null;
    };
    const progress = (done: number): void => setState({ is: 'running', done, total });
    progress(0);
    const results = await inBatches(table.destinations, PIECE, piece, progress, stop.signal);
    if (stopping.current !== stop) return;
    if (results) setState({ is: 'finished', table, results });
    else setState(stop.signal.aborted ? { is: 'stopped' } : { is: 'failed', why });
  }
  return { state, run, stop: () => stopping.current?.abort() };
}
