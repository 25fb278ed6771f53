// The settings: the first set-up, then every section with a navigation beside it.
import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { OptionsSections } from './OptionsSections';
import { SetUp } from './SetUp';
import type { Worker } from './use-call';
import { useHash } from './use-hash';
import { useOnline } from './use-online';

export type OptionsProps = {
  worker: Pick<Worker, 'ask'>;
  /** Asks the browser for hosts; must run in the turn of the press that wants them. */
  requestAccess(...addresses: string[]): Promise<boolean>;
};
/** What a section needs: what is known, and how to learn it anew. */
export type SectionProps = OptionsProps & { status: StatusView; onChange(): Promise<void> };

/** The part of the address that opens the first set-up. */
const SET_UP = '#set-up';

type Props = OptionsProps & {
  /** Calls back when policy or settings changed, until the signal aborts. */
  onRulesChanged(changed: () => void, signal: AbortSignal): void;
};
/** How often a policy that the browser may still be about to give is asked for. */
const SETTLING_MS = 1_000;

export function Options({ worker, requestAccess, onRulesChanged }: Props): JSX.Element {
  const [status, setStatus] = useState<StatusView | null>(null);
  const [hash, goTo] = useHash();
  const isOnline = useOnline();
  const reload = useCallback(async () => {
    const asked = await worker.ask('status.get', {});
    if (asked.ok) setStatus(asked.value);
  }, [worker]);
  useEffect(() => {
    void reload();
    const stop = new AbortController();
    onRulesChanged(() => void reload(), stop.signal);
    return () => stop.abort();
  }, [reload, onRulesChanged]);
  useEffect(() => {
    if (!status || status.policySettled) return;
    const timer = setTimeout(() => void reload(), SETTLING_MS);
    return () => clearTimeout(timer);
  }, [status, reload]);

  const isSetUp = hash === SET_UP;
  const page = useRef<HTMLDivElement>(null);
  const shown = useRef(isSetUp);
  useEffect(() => {
    // What led from one to the other is gone.
    if (shown.current !== isSetUp) page.current?.querySelector('main')?.focus();
    shown.current = isSetUp;
  }, [isSetUp]);

  const props = status && { status, worker, requestAccess, onChange: reload };
  return (
    <div class="nd options" ref={page}>
      {!isOnline && (
        <p class="notice look offline" role="status" data-t="offline">
          {text('offlineNow')}
        </p>
      )}
      {props && isSetUp && <SetUp {...props} onLeave={() => goTo('')} />}
      {props && !isSetUp && <OptionsSections {...props} onSetUp={() => goTo(SET_UP)} />}
    </div>
  );
}
