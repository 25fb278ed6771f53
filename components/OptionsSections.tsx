// The settings after the first set-up: the sections, and the way to each of them.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import { ConnectionTest } from './ConnectionTest';
import { Coverage } from './Coverage';
import { Diagnostics } from './Diagnostics';
import { DirectoryProblems } from './DirectoryProblems';
import { DryRun } from './DryRun';
import { LogKept } from './LogKept';
import { NotNumbers } from './NotNumbers';
import { NumberUse } from './NumberUse';
import type { SectionProps } from './Options';
import { OptionsNav } from './OptionsNav';
import { PolicyTable } from './PolicyTable';
import { Section } from './Section';
import { ServiceForm } from './ServiceForm';
import { SetUpReminder } from './SetUpReminder';
import { Simulator } from './Simulator';
import { BuiltInSites } from './SiteList';
import { SitesForm } from './SitesForm';

type Entry = { id: string; title: string; explained?: string; body: JSX.Element };

export function OptionsSections(props: SectionProps & { onSetUp(): void }): JSX.Element {
  const entries = sectionsOf(props);
  return (
    <>
      <a class="skip" href="#settings">
        {text('skipToContent')}
      </a>
      <header>
        <h1>{text('optionsTitle')}</h1>
        <SetUpReminder {...props} />
      </header>
      <div class="columns">
        <OptionsNav entries={entries} />
        <main id="settings" tabIndex={-1}>
          {entries.map(({ id, title, explained, body }) => (
            <Section key={id} id={id} title={title} explained={explained}>
              {body}
            </Section>
          ))}
        </main>
      </div>
    </>
  );
}

/** A new section is a line here. */
function sectionsOf(props: SectionProps): Entry[] {
  const { status, worker, onChange } = props;
  const { directory } = status;
  return [
    {
      id: 'service',
      title: text('serviceHeading'),
      explained: text('serviceExplained'),
      body: (
        <>
          <ServiceForm {...props} />
          {!status.service.isDefault && (
            <ConnectionTest worker={worker} onDone={onChange} key={status.service.name} />
          )}
        </>
      ),
    },
    {
      id: 'sites',
      title: text('sitesHeading'),
      explained: text('sitesExplained'),
      body: (
        <>
          <SitesForm {...props} />
          <BuiltInSites {...props} />
        </>
      ),
    },
    {
      id: 'check',
      title: text('checkHeading'),
      explained: text('checkExplained'),
      body: <DryRun worker={worker} />,
    },
    {
      id: 'simulator',
      title: text('simulatorHeading'),
      explained: text('simulatorExplained'),
      body: <Simulator worker={worker} lines={status.lines} />,
    },
    ...(directory
      ? [
          {
            id: 'coverage',
            title: text('coverageHeading'),
            body: <Coverage worker={worker} key={directory.asOf} />,
          },
        ]
      : []),
    {
      id: 'policy',
      title: text('policyHeading'),
      explained: text('policyExplained'),
      body: <PolicyTable status={status} />,
    },
    {
      id: 'log-kept',
      title: text('logKeptHeading'),
      explained: text('logKeptExplained'),
      body: <LogKept {...props} />,
    },
    {
      id: 'not-numbers',
      title: text('notNumbersHeading'),
      body: <NotNumbers status={status} worker={worker} onChange={onChange} />,
    },
    ...(directory
      ? [
          {
            id: 'number-use',
            title: text('numberUseHeading'),
            explained: text('numberUseExplained'),
            body: <NumberUse worker={worker} />,
          },
        ]
      : []),
    ...(directory
      ? [{ id: 'problems', title: text('problemsHeading'), body: <DirectoryProblems status={status} /> }]
      : []),
    {
      id: 'diagnostics',
      title: text('diagnosticsHeading'),
      explained: text('diagnosticsExplained'),
      body: <Diagnostics {...props} />,
    },
  ];
}
