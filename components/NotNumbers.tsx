// What the agent said is no phone number, with a way back.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import type { Worker } from './use-call';

type Props = { status: StatusView; worker: Pick<Worker, 'ask'>; onChange(): Promise<void> };
type NotNumber = StatusView['notNumbers'][number];

export function NotNumbers({ status, worker, onChange }: Props): JSX.Element {
  return (
    <>
      <p class="small">{text(status.notNumbers.length > 0 ? 'notNumbersExplained' : 'notNumbersNone')}</p>
      <ul class="plain-list">
        {status.notNumbers.map((one) => (
          <li class="row" key={JSON.stringify(one)}>
            <span>
              {sentence(one)} <span class="small">{one.site}</span>
            </span>
            <button
              type="button"
              class="link"
              onClick={() => void worker.ask('numbers.restore', one).then(onChange)}
            >
              {text('notNumberUndo')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function sentence({ by, value }: NotNumber): string {
  if (by === 'field') return text('notNumberField', value);
  return text(by === 'pattern' ? 'notNumberPattern' : 'notNumberDigits', value);
}
