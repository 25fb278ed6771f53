// Which bundles the line's local presence numbers come from, and how old what is shown is.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CoverageView } from '../lib/messages/views';
import type { MessageKey } from '../lib/words/message-key';
import { whole } from './figures';
import { when } from './when';

const KINDS: Record<CoverageView['bundles'][number]['kind'], MessageKey> = {
  top100: 'bundleTop100',
  individual: 'bundleIndividual',
  full: 'bundleFull',
};

export function CoverageBundles({ view }: { view: CoverageView }): JSX.Element {
  return (
    <div class="small" data-t="coverage-bundles">
      {view.bundles.length === 0 && <p>{text('coverageNoBundle')}</p>}
      {view.bundles.map(({ name, kind, numbers }) => (
        <p key={name}>{text('coverageBundle', name, text(KINDS[kind]), whole(numbers))}</p>
      ))}
      {view.asOf && <p>{text('directoryFrom', when(view.asOf))}</p>}
    </div>
  );
}
