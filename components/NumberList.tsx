// The numbers on this page, each with what its owner will see.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { CallView, PageNumberView } from '../lib/messages/views';
import { whole } from './figures';
import { foundWith, type Worker } from './use-call';

/** A number of the page with its decision. */
type PageCallView = { one: PageNumberView; view: CallView };

type Props = {
  /** Undefined while asking; null where the extension does not run. */
  numbers: PageNumberView[] | null | undefined;
  views: PageCallView[];
  onChoose(chosen: PageNumberView): void;
};

/** What the owner of each number would see. */
export function usePreviews(numbers: Props['numbers'], worker: Worker): PageCallView[] {
  const [views, setViews] = useState<PageCallView[]>([]);
  useEffect(() => {
    const previewed = async (one: PageNumberView): Promise<PageCallView[]> => {
      const asked = await worker.ask('call.preview', { text: one.number, inList: true, ...foundWith(one) });
      return asked.ok && !('notReady' in asked.value) ? [{ one, view: asked.value }] : [];
    };
    void Promise.all((numbers ?? []).map(previewed)).then((all) => setViews(all.flat()));
  }, [numbers, worker]);
  return views;
}

export function NumberList({ numbers, views, onChoose }: Props): JSX.Element {
  return (
    <section class="stack">
      <div class="row">
        <h2 class="label">{text('openPopupNumbers')}</h2>
        {views.length > 0 && <span class="small">{text('numbersCount', whole(views.length))}</span>}
      </div>
      {numbers !== undefined && !numbers?.length && (
        <p class="small">{text(numbers === null ? 'noAccessHere' : 'noNumbers')}</p>
      )}
      <ul class="list" data-t="numbers">
        {views.map(({ one, one: { number, record }, view }) => (
          <li key={number}>
            <button type="button" class="entry" onClick={() => onChoose(one)}>
              <span class="row">
                {record?.name ? <bdi class="name">{record.name}</bdi> : <span>{view.display}</span>}
                <span data-t="shown">{view.shown ?? '–'}</span>
              </span>
              <span class="row small">
                <span>{record?.name ? view.display : view.place}</span>
                <span class="reason">{view.reason}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
