// What is in force, and who set it.
import type { JSX } from 'preact';
import { language, text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { LockIcon } from './icons';
import { when } from './when';

const SOURCES = { policy: 'sourcePolicy', setting: 'sourceSetting', default: 'sourceDefault' } as const;

export function PolicyTable({ status }: { status: StatusView }): JSX.Element {
  return (
    <section class="stack" data-t="policy">
      <h2>{text('policyHeading')}</h2>
      <table>
        <thead>
          <tr>
            <th>{text('policyKey')}</th>
            <th>{text('policyValue')}</th>
            <th>{text('policySource')}</th>
          </tr>
        </thead>
        <tbody>
          {status.policy.map(({ key, value, source }) => (
            <tr key={key}>
              <td>{key}</td>
              <td class="value">{value || <span class="small">{text('notSet')}</span>}</td>
              <td class="small">
                {source === 'policy' && <LockIcon />} {text(SOURCES[source])}
              </td>
            </tr>
          ))}
          {status.refused.map(({ key, value }) => (
            <tr key={key}>
              <td>{key}</td>
              <td class="value">{value}</td>
              <td class="small">{text('policyRefused')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {status.doNotCall && <ListStatus list={status.doNotCall} />}
    </section>
  );
}

/** The do-not-call list that is here, and why there is no newer one. */
function ListStatus({ list }: { list: NonNullable<StatusView['doNotCall']> }): JSX.Element {
  const { count, asOf, failed } = list;
  return (
    <p class={failed ? 'notice look' : 'small'} data-t="do-not-call">
      {count === null || asOf === null
        ? text('listMissing')
        : text('listStatus', count.toLocaleString(language()), when(asOf))}{' '}
      {failed}
    </p>
  );
}
