// The settings: connect a telephony service, choose sites, see what is in force and what is wrong.
import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { Coverage } from './Coverage';
import { DirectoryProblems } from './DirectoryProblems';
import { NotNumbers } from './NotNumbers';
import { NumberUse } from './NumberUse';
import { PolicyTable } from './PolicyTable';
import { ServiceForm } from './ServiceForm';
import { SitesForm } from './SitesForm';
import type { Worker } from './use-call';

export type OptionsProps = {
  worker: Pick<Worker, 'ask'>;
  /** Asks the browser for hosts; must run in the turn of the press that wants them. */
  requestAccess(...addresses: string[]): Promise<boolean>;
};

export function Options({ worker, requestAccess }: OptionsProps): JSX.Element {
  const [status, setStatus] = useState<StatusView | null>(null);
  const reload = useCallback(async () => {
    const asked = await worker.ask('status.get', {});
    if (asked.ok) setStatus(asked.value);
  }, [worker]);
  useEffect(() => {
    void reload();
  }, [reload]);

  return (
    <main class="nd options">
      <h1>{text('optionsTitle')}</h1>
      {status && (
        <>
          <ServiceForm status={status} worker={worker} requestAccess={requestAccess} onChange={reload} />
          <SitesForm status={status} worker={worker} requestAccess={requestAccess} onChange={reload} />
          <NotNumbers status={status} worker={worker} onChange={reload} />
          {status.directory && <Coverage worker={worker} key={status.directory.asOf} />}
          <NumberUse worker={worker} />
          <PolicyTable status={status} />
          <DirectoryProblems status={status} />
        </>
      )}
    </main>
  );
}
