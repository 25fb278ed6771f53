// The agent's phones at Dialpad, as the card offers them.
import type { z } from 'zod';
import type { Device } from './adapter';
import type { UserDevice } from './dialpad-contract';
import { APP_DEVICE } from './dialpad-request';

const MOBILE = new Set(['android', 'polyandroid', 'iphone', 'ipad']);
const DESK = new Set([
  'ata',
  'audiocodes',
  'ciscompp',
  'dect',
  'grandstream',
  'mitel',
  'obi',
  'polycom',
  'sip',
  'tickiot',
  'yealink',
]);

/** The app first, whichever window of it is open; then the phones that have to be named, and ring first. */
export function devicesOf(rows: readonly z.infer<typeof UserDevice>[]): Device[] {
  const phones = rows.flatMap(({ id, type, display_name }): Device[] => {
    const kind = MOBILE.has(type ?? '') ? 'mobile' : DESK.has(type ?? '') ? 'deskPhone' : null;
    return kind ? [{ id, kind, name: display_name || (type ?? id), ringsFirst: true }] : [];
  });
  return [{ id: APP_DEVICE, kind: 'softphone', name: 'Dialpad', ringsFirst: false }, ...phones];
}
