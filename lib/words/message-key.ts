// The catalogue in public/_locales is the one list of sentences; its English file names them all.
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;
