// The log as a page shows it: what was asked for, what fits, and that it stays true.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Input } from '../lib/messages/protocol';
import type { AttemptView, LogView } from '../lib/messages/views';
import type { Worker } from './use-call';

export type Filter = Input<'log.search'>['filter'];
export const NO_FILTER: Filter = {
  text: '',
  direction: null,
  lineId: null,
  outcome: null,
  since: null,
  until: null,
};
const PAGE = 50;
const MOST = 500;

export function useLog({ ask, onCallsChanged }: Worker) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [most, setMost] = useState(PAGE);
  const [view, setView] = useState<LogView | null>(null);
  const [running, setRunning] = useState<AttemptView[]>([]);
  /** Answers may overtake each other; only the last question's is shown. */
  const asked = useRef(0);
  const load = useCallback(async () => {
    const mine = ++asked.current;
    const [found, up] = await Promise.all([ask('log.search', { filter, most }), ask('calls.running', {})]);
    if (mine !== asked.current) return;
    if (found.ok) setView(found.value);
    if (up.ok) setRunning(up.value);
  }, [ask, filter, most]);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => void load(), [load]);
  useEffect(() => {
    const stop = new AbortController();
    onCallsChanged(() => void latest.current(), stop.signal);
    return () => stop.abort();
  }, [onCallsChanged]);

  return {
    filter,
    view,
    running,
    reload: load,
    narrow(part: Partial<Filter>): void {
      setMost(PAGE);
      setFilter((before) => ({ ...before, ...part }));
    },
    showMore: view && view.total > view.entries.length && most < MOST ? () => setMost(most + PAGE) : null,
  };
}
