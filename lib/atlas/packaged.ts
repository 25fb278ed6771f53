// The atlas that ships, opened on first use.
import { type Atlas, openAtlas } from './atlas';
import packed from './packed.json';

let opened: Atlas | null = null;

/** The packaged atlas. */
export function packagedAtlas(): Atlas {
  opened ??= openAtlas(packed);
  return opened;
}
