// What the numbers do not cover: the areas that were called most, those where no number can be had, and what to do.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CoverageView } from '../lib/messages/views';
import { whole } from './figures';
import { Rows } from './Rows';

export function CoverageMissing({ view }: { view: CoverageView }): JSX.Element | null {
  const { uncovered, unavailable, gains } = view;
  if (uncovered.length + unavailable.length + gains.length === 0) return null;
  return (
    <div class="stack" data-t="coverage-missing">
      <h3>{text('coverageMissing')}</h3>
      {unavailable.length > 0 && (
        <div class="notice look">
          <p>
            <b>{text('coverageUnavailable', unavailable.map(({ code }) => code).join(', '))}</b>
          </p>
          <ul class="plain-list">
            {unavailable.map(({ code, city, instead }) => (
              <li key={code}>
                {text(
                  'nameAndValue',
                  `${code} ${city}`,
                  instead.length > 0
                    ? text('coverageInstead', instead.join(', '), code)
                    : text('coverageNoInstead'),
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Rows
        title={text('coverageUncovered')}
        rows={uncovered.map(({ code, city, region, calls }) => [
          `${code} ${city}, ${region}`,
          text('coverageCalls', whole(calls)),
        ])}
      />
      <Rows
        title={text('coverageGains')}
        rows={gains.map(({ code, city, region, reached, improved }) => [
          `${code} ${city}, ${region}`,
          text('coverageReached', whole(reached), whole(improved)),
        ])}
      />
    </div>
  );
}
