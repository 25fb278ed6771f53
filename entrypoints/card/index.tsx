// The card's code: loaded into a frame when a number is first pressed there.
import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CallCard } from '../../components/CallCard';
import callCardCss from '../../components/call-card.css?inline';
import tokensCss from '../../components/tokens.css?inline';
import wrapUpCss from '../../components/wrap-up.css?inline';
import type { PageNumber } from '../../lib/detection/read-again';
import type { Target } from '../../lib/detection/target';
import { ask, onCallsChanged } from '../../lib/messages/ask';
import type { Surface } from '../controls/surface';
import { type Card, type Source, world } from '../crm/doors';
import { keepBeside } from './keep-beside';
import placementCss from './placement.css?inline';
import { makePressGuard } from './press-guard';

/** The second press of a double click is not one beside the card. */
const DOUBLE_MS = 500;

export default defineUnlistedScript(() => {
  world.neardialCard = makeCard();
});

function makeCard(): Card {
  let part: HTMLElement | null = null;
  let closing: AbortController | null = null;

  function close(): void {
    closing?.abort();
    closing = null;
  }

  function open(
    surface: Surface,
    target: Target,
    { number, kind, isText = false, snippet }: PageNumber,
    { record, contact }: Source,
  ): void {
    close();
    // Another surface, since the page began anew.
    if (part?.getRootNode() !== surface.root) {
      surface.style([tokensCss, callCardCss, wrapUpCss, placementCss].join('\n'));
      part = surface.part('card');
    }
    const card = part;
    const openedAt = performance.now();
    surface.keepFocus();
    closing = new AbortController();
    const { signal } = closing;
    surface.settle(target.element);
    card.showPopover();
    const guard = makePressGuard(surface.host, card, signal);
    const settle = keepBeside(card, target, guard.moved, signal);
    window.addEventListener('keydown', (event) => escapeCloses(event, close), { signal, capture: true });
    const pressed = (event: PointerEvent): void => {
      if (performance.now() - openedAt > DOUBLE_MS) closesOutside(event, surface, close);
    };
    document.addEventListener('pointerdown', pressed, { signal, capture: true });
    render(
      <CallCard
        key={number + Date.now()}
        number={number}
        isFax={kind === 'fax'}
        isText={isText}
        record={record}
        contact={contact}
        worker={{ ask, onCallsChanged }}
        isSafePress={guard.isSafe}
        onClose={close}
        onDismiss={
          snippet
            ? () => {
                void ask('numbers.dismiss', { snippet });
                close();
              }
            : undefined
        }
      />,
      card,
    );
    settle();
    signal.addEventListener('abort', () => {
      render(null, card);
      card.hidePopover();
      surface.giveFocusBack();
    });
  }
  return { open, close, isOpen: () => closing !== null };
}

function escapeCloses(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape' || !event.isTrusted) return;
  event.stopPropagation();
  event.preventDefault();
  close();
}

function closesOutside(event: PointerEvent, { host }: Surface, close: () => void): void {
  if (event.isTrusted && !event.composedPath().includes(host)) close();
}
