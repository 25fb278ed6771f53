// The numbers on this page, each with what its owner will see.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import type { Worker } from './use-call';

type Props = {
  /** Undefined while asking; null where the extension does not run. */
  numbers: string[] | null | undefined;
  views: CallView[];
  onChoose(number: string): void;
};

/** What the owner of each number would see. */
export function usePreviews(numbers: Props['numbers'], worker: Worker): CallView[] {
  const [views, setViews] = useState<CallView[]>([]);
  useEffect(() => {
    void Promise.all(
      (numbers ?? []).map((number) => worker.ask('call.preview', { text: number, inList: true })),
    ).then((all) =>
      setViews(all.flatMap((asked) => (asked.ok && !('notReady' in asked.value) ? [asked.value] : []))),
    );
  }, [numbers, worker]);
  return views;
}

export function NumberList({ numbers, views, onChoose }: Props): JSX.Element {
  return (
    <section class="stack">
      <div class="row">
        <h2 class="label">{text('openPopupNumbers')}</h2>
        {views.length > 0 && <span class="small">{text('numbersCount', String(views.length))}</span>}
      </div>
      {numbers !== undefined && !numbers?.length && (
        <p class="small">{text(numbers === null ? 'noAccessHere' : 'noNumbers')}</p>
      )}
      <ul class="list" data-t="numbers">
        {views.map((view) => (
          <li key={view.text}>
            <button type="button" class="entry" onClick={() => onChoose(view.text)}>
              <span class="row">
                <span>{view.display}</span>
                <span data-t="shown">{view.shown ?? '–'}</span>
              </span>
              <span class="row small">
                <span>{view.place}</span>
                <span class="reason">{view.reason}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
