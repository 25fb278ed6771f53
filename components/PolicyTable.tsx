// What is in force, who set it, and what of the administrator's words could not be read.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import type { MessageKey } from '../lib/words/message-key';
import { whole } from './figures';
import { LockIcon } from './icons';
import { when } from './when';

type Row = StatusView['policy'][number];

const SOURCES: Record<Row['source'], MessageKey> = {
  policy: 'setByAdministrator',
  setting: 'sourceSetting',
  default: 'sourceDefault',
};

export function PolicyTable({ status }: { status: StatusView }): JSX.Element {
  return (
    <>
      {status.refused.length > 0 && <Refused rows={status.refused} />}
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{text('policyKey')}</th>
            <th scope="col">{text('policyValue')}</th>
            <th scope="col">{text('policySource')}</th>
          </tr>
        </thead>
        <tbody>
          {status.policy.map(({ key, name, shown, source }) => (
            <tr key={key} class={source === 'policy' ? 'locked' : ''}>
              <th scope="row">
                {name}
                <br />
                <code>{key}</code>
              </th>
              <td class="value">{shown || <span class="small">{text('notSet')}</span>}</td>
              <td class="small source" data-label={text('policySource')}>
                {source === 'policy' && <LockIcon />} {text(SOURCES[source])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {status.doNotCall && <ListStatus list={status.doNotCall} />}
    </>
  );
}

function Refused({ rows }: { rows: StatusView['refused'] }): JSX.Element {
  return (
    <div class="notice no refused" data-t="refused">
      <h3>{text('policyRefusedHeading')}</h3>
      <p>{text('policyRefusedExplained')}</p>
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{text('policyKey')}</th>
            <th scope="col">{text('policyWritten')}</th>
            <th scope="col">{text('policyInstead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, value, instead }) => (
            <tr key={key}>
              <th scope="row">
                {name && (
                  <>
                    {name}
                    <br />
                  </>
                )}
                <code>{key}</code>
              </th>
              <td class="value" data-label={text('policyWritten')}>
                {value}
              </td>
              <td data-label={text('policyInstead')}>{instead}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The do-not-call list that is here, and why there is no newer one. */
function ListStatus({ list }: { list: NonNullable<StatusView['doNotCall']> }): JSX.Element {
  const { count, asOf, failed } = list;
  return (
    <p class={failed ? 'notice look' : 'small'} data-t="do-not-call">
      {count === null || asOf === null ? text('listMissing') : text('listStatus', whole(count), when(asOf))}{' '}
      {failed}
    </p>
  );
}
