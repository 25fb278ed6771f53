// Which hosts the browser lets the extension into, with a press for those that are missing.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { DiagnosticsView } from '../lib/messages/views';
import type { OptionsProps } from './Options';

type Props = Pick<OptionsProps, 'requestAccess'> & { view: DiagnosticsView; onChange(): Promise<void> };

export function HostAccess({ view, requestAccess, onChange }: Props): JSX.Element {
  const { hosts, builtInMissing } = view;
  return (
    <ul class="plain-list" data-t="host-access">
      {hosts.map(({ origin, purpose, granted }) => (
        <li key={purpose + origin} class={granted ? 'ok' : 'no'}>
          {text(
            'nameAndValue',
            text(purpose === 'service' ? 'diagnosticsService' : 'diagnosticsSite', origin),
            text(granted ? 'diagnosticsGranted' : 'diagnosticsMissing'),
          )}{' '}
          {!granted && (
            <button
              type="button"
              class="link"
              onClick={() => void requestAccess(origin).then(onChange, onChange)}
            >
              {text('diagnosticsAllow')}
            </button>
          )}
        </li>
      ))}
      <li>
        {text(
          'nameAndValue',
          text('diagnosticsBuiltIn'),
          builtInMissing.length === 0
            ? text('diagnosticsBuiltInAll')
            : text('diagnosticsBuiltInMissing', builtInMissing.join(', ')),
        )}
      </li>
    </ul>
  );
}
