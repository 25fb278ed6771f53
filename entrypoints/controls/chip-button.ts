// How the chip looks: a round button with a receiver.

export const CHIP_SIZE = 24;
export const CHIP_CSS = `
.chip { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible; }
.chip button { display: grid; place-items: center; width: 24px; height: 24px; padding: 0; border: 1px solid #0b6e4f;
  border-radius: 50%; background: #fff; color: #0b6e4f; cursor: pointer; box-shadow: 0 1px 4px rgb(0 0 0 / 20%); }
.chip button:hover, .chip button:focus-visible { background: #0b6e4f; color: #fff; }
.chip button:focus-visible { outline: 2px solid #0b6e4f; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
.chip button.fax { color: #5c6670; border-color: #5c6670; border-style: dashed; }
.chip svg { width: 14px; height: 14px; fill: none; stroke: currentcolor; stroke-width: 1.5; stroke-linejoin: round; }

.note { position: fixed; inset: auto; max-width: 300px; margin: 0; padding: 8px 12px; border: 1px solid #dde2e8;
  border-radius: 8px; background: #fff; color: #16202c; font: 13px/19px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  .note { background: #1b222b; color: #eef2f6; border-color: #364150; }
  .chip button { background: #1b222b; color: #46d39e; border-color: #46d39e; }
  .chip button.fax { color: #a9b4c2; border-color: #a9b4c2; }
  .chip button:hover, .chip button:focus-visible { background: #46d39e; color: #06291c; }
  .chip button:focus-visible { outline-color: #46d39e; box-shadow: 0 0 0 2px #1b222b; }
}`;
const PHONE =
  'M3.3 2.5h2.1l1.1 3-1.6 1.1a8 8 0 0 0 4.5 4.5l1.1-1.6 3 1.1v2.1c0 .5-.4.9-.9.9A10.2 10.2 0 0 1 2.4 3.4c0-.5.4-.9.9-.9z';
const SVG = 'http://www.w3.org/2000/svg';

export function makeChipButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.t = 'chip';
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PHONE);
  svg.append(path);
  button.append(svg);
  return button;
}
