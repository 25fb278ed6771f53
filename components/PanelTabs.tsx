// The tabs of the side panel, and what the selected one shows. Arrow keys go between them (ARIA practices, tabs).
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { text } from '../lib/messages/text';

const LABELS = { log: 'tabLog', callbacks: 'tabCallbacks' } as const;
type Tab = keyof typeof LABELS;
type Props = { selected: Tab; onSelect(tab: Tab): void; children: ComponentChildren };

export function PanelTabs({ selected, onSelect, children }: Props): JSX.Element {
  const tabs = useRef<HTMLDivElement>(null);
  const step = ({ key }: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return;
    const isFirst = key === 'Home' || (key !== 'End' && selected === 'callbacks');
    const next = isFirst ? 'log' : 'callbacks';
    if (next !== selected) onSelect(next);
    tabs.current?.querySelector<HTMLElement>(`#nd-tab-${next}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={text('panelTitle')} ref={tabs} onKeyDown={step}>
        {(Object.keys(LABELS) as Tab[]).map((tab) => (
          <button
            type="button"
            role="tab"
            key={tab}
            id={`nd-tab-${tab}`}
            data-t={`tab-${tab}`}
            aria-selected={tab === selected}
            aria-controls="nd-calls"
            tabIndex={tab === selected ? 0 : -1}
            onClick={() => onSelect(tab)}
          >
            {text(LABELS[tab])}
          </button>
        ))}
      </div>
      <div class="calls" role="tabpanel" id="nd-calls" aria-labelledby={`nd-tab-${selected}`}>
        {children}
      </div>
    </>
  );
}
