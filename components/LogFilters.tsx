// Searching the log: one field, and the filters behind a button.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Outcome } from '../lib/calls/wrap-up';
import { OUTCOME_LABELS } from '../lib/messages/outcome-labels';
import { text } from '../lib/messages/text';
import { dayOf, midnight } from './day';
import { whole } from './figures';
import { SelectField } from './SelectField';
import { type Filter, NO_FILTER } from './use-log';

type Props = {
  filter: Filter;
  lines: { id: string; name: string }[];
  /** Callbacks came in and have no outcome: there is less to choose. */
  isCallbacks: boolean;
  onNarrow(part: Partial<Filter>): void;
};

export function LogFilters({ filter, lines, isCallbacks, onNarrow }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const { text: _, direction, ...others } = filter;
  const set = [isCallbacks ? null : direction, ...Object.values(others)].filter((value) => value !== null);
  return (
    <search class="stack">
      <div class="row">
        <input
          type="search"
          name="search"
          data-t="search"
          dir="auto"
          maxLength={200}
          aria-label={text('searchLog')}
          placeholder={text('searchLogPlaceholder')}
          value={filter.text}
          onInput={(event) => onNarrow({ text: event.currentTarget.value })}
        />
        <button
          type="button"
          class="secondary"
          aria-expanded={open}
          data-t="filters"
          onClick={() => setOpen(!open)}
        >
          {set.length > 0 ? text('filtersOn', whole(set.length)) : text('filters')}
        </button>
      </div>
      {open && (
        <div class="filters">
          <Fields filter={filter} lines={lines} isCallbacks={isCallbacks} onNarrow={onNarrow} />
          <button
            type="button"
            class="link"
            aria-disabled={set.length === 0}
            onClick={() =>
              onNarrow({ ...NO_FILTER, text: filter.text, ...(isCallbacks ? { direction } : {}) })
            }
          >
            {text('clearFilters')}
          </button>
        </div>
      )}
    </search>
  );
}

function Fields({ filter, lines, isCallbacks, onNarrow }: Props): JSX.Element {
  const directions = { out: text('outgoing'), in: text('incoming') };
  const outcomes = Object.entries(OUTCOME_LABELS).map(([outcome, key]) => [outcome, text(key)]);
  const date = (name: 'since' | 'until', label: string, days: number): JSX.Element => (
    <label class="field">
      <span class="small">{label}</span>
      <input
        type="date"
        name={name}
        value={filter[name] === null ? '' : dayOf(filter[name], -days)}
        onChange={(event) => onNarrow({ [name]: midnight(event.currentTarget.value, days) })}
      />
    </label>
  );
  return (
    <>
      {!isCallbacks && (
        <SelectField
          name="direction"
          label={text('filterDirection')}
          value={filter.direction}
          choices={directions}
          onChoose={(value) => onNarrow({ direction: value as 'out' | 'in' | null })}
        />
      )}
      <SelectField
        name="line"
        label={text('filterLine')}
        value={filter.lineId}
        choices={Object.fromEntries(lines.map(({ id, name }) => [id, name]))}
        onChoose={(lineId) => onNarrow({ lineId })}
      />
      {!isCallbacks && (
        <SelectField
          name="outcome"
          label={text('filterOutcome')}
          value={filter.outcome}
          choices={{
            ...Object.fromEntries(outcomes),
            none: text('outcomeNone'),
            unsent: text('reportNotSent'),
          }}
          onChoose={(value) => onNarrow({ outcome: value as Outcome | 'none' | 'unsent' | null })}
        />
      )}
      {date('since', text('filterSince'), 0)}
      {date('until', text('filterUntil'), 1)}
    </>
  );
}
