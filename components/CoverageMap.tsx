// A map of area codes: one point each where its people live, as large as they are many, in the colour of its rung.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CoverageView } from '../lib/messages/views';

type Props = {
  points: CoverageView['points'];
  /** The codes that a search found; null where nobody searches. */
  found: ReadonlySet<string> | null;
};

export function CoverageMap({ points, found }: Props): JSX.Element {
  return (
    <svg
      class={`coverage-map ${found ? 'searching' : ''}`}
      viewBox="0 0 960 610"
      role="img"
      aria-label={text('coverageMap')}
      data-t="coverage-map"
    >
      {points.map(({ code, city, region, rung, radius, x, y }) => (
        <circle
          key={code}
          class={`${rung} ${found?.has(code) ? 'found' : ''}`}
          cx={x.toFixed(1)}
          cy={y.toFixed(1)}
          r={radius.toFixed(1)}
        >
          <title>{`${code} ${city}, ${region}`}</title>
        </circle>
      ))}
    </svg>
  );
}
