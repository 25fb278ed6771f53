// Icons drawn for the project: 16 px, 1.5 px strokes. They say nothing to screen readers; the text beside them does.
import type { JSX } from 'preact';

const icon = (path: string) => (): JSX.Element => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const PhoneIcon = icon(
  'M3.3 2.5h2.1l1.1 3-1.6 1.1a8 8 0 0 0 4.5 4.5l1.1-1.6 3 1.1v2.1c0 .5-.4.9-.9.9A10.2 10.2 0 0 1 2.4 3.4c0-.5.4-.9.9-.9z',
);
export const CloseIcon = icon('M4 4l8 8M12 4l-8 8');
export const LockIcon = icon('M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3');
export const CheckIcon = icon('M3 8.5l3.2 3.2L13 4.8');
export const DashIcon = icon('M5 8h5');
/** A rung between the rails of the trace. */
export const RungIcon = icon('M2.5 8h11');
export const OutgoingIcon = icon('M4.5 11.5l7-7M6 4.5h5.5V10');
export const IncomingIcon = icon('M11.5 4.5l-7 7M10 11.5H4.5V6');
