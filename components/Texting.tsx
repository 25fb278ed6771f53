// Before a text message: where replies do not arrive, the number to give, and the way to the messaging app.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import { Said } from './Said';

type Props = { texting: NonNullable<CallView['texting']>; onText(event: MouseEvent): void };

export function Texting({ texting: { warning, give }, onText }: Props): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = async (number: string): Promise<void> => {
    // A page may forbid it; the number stands there to be read and selected.
    await navigator.clipboard?.writeText(number).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div class="part stack" data-t="texting">
      {warning && (
        <p class="notice look" data-t="text-warning">
          {warning}
        </p>
      )}
      {give && (
        <div class="row">
          <span data-t="text-give">{text('textGive', give.shown)}</span>
          <button type="button" class="link" data-t="copy" onClick={() => void copy(give.copied)}>
            {text(isCopied ? 'copied' : 'copy')}
          </button>
          <Said>{isCopied && text('copied')}</Said>
        </div>
      )}
      <button type="button" class="primary" data-t="text" onClick={onText}>
        {text('textMessage')}
      </button>
      <p class="small">{text('textExplained')}</p>
    </div>
  );
}
