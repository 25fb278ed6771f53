// A number from outside any page of ours: the popup opens with it. Nothing is called before Call is pressed there.
import { openPopup } from './open-popup';

const LONGEST = 120;

export async function openNumber(text: string): Promise<void> {
  const number = text.trim().slice(0, LONGEST);
  if (number) await openPopup(`?number=${encodeURIComponent(number)}`);
}
