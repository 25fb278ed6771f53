// How an area is covered, found by its code, its city or its state.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CoverageView } from '../lib/messages/views';
import { COVERAGE_LABELS } from './coverage-words';
import { whole } from './figures';

type Point = CoverageView['points'][number];
type Props = {
  typed: string;
  onTyped(typed: string): void;
  found: readonly Point[];
  unavailable: CoverageView['unavailable'];
};

const MOST = 12;

export function CoverageSearch({ typed, onTyped, found, unavailable }: Props): JSX.Element {
  return (
    <div class="stack">
      <label class="field">
        <span>{text('coverageSearch')}</span>
        <input
          type="search"
          autocomplete="off"
          maxLength={60}
          placeholder={text('coverageSearchHint')}
          value={typed}
          data-t="coverage-search"
          onInput={({ currentTarget }) => onTyped(currentTarget.value)}
        />
      </label>
      <div role="status" data-t="coverage-found">
        {typed.trim() && (
          <p class="small">
            {found.length === 0
              ? text('coverageSearchNone')
              : text('coverageSearchCount', whole(found.length))}
          </p>
        )}
        <ul class="plain-list">
          {found.slice(0, MOST).map((point) => (
            <Found
              key={point.code}
              point={point}
              none={unavailable.find(({ code }) => code === point.code)}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}

type FoundProps = { point: Point; none: CoverageView['unavailable'][number] | undefined };

function Found({ point: { code, city, region, rung }, none }: FoundProps): JSX.Element {
  return (
    <li>
      <i class={`dot ${rung}`} /> <b>{code}</b>{' '}
      {text('nameAndValue', `${city}, ${region}`, text(COVERAGE_LABELS[rung]))}
      {rung === 'none' && <span class="small"> {text('coverageSearchNotCovered')}</span>}
      {none && <span class="small"> {text('coverageUnavailable', code)}</span>}
    </li>
  );
}
