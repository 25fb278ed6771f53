// The door between the content script and the card's code, which is loaded into the same world when first needed.
import type { PageNumber } from '../../lib/detection/read-again';
import type { Target } from '../../lib/detection/target';
import type { Surface } from './surface';

export type Card = {
  open(surface: Surface, target: Target, number: PageNumber): void;
  close(): void;
  isOpen(): boolean;
};
type World = { neardialCard?: Card };

const world = globalThis as World;

export function cardInThisWorld(): Card | undefined {
  return world.neardialCard;
}

export function offerCard(card: Card): void {
  world.neardialCard = card;
}
