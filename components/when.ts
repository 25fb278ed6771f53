// Points in time as people read them.
import { language } from '../lib/messages/text';

/** `Nov 20, 2026, 8:00 AM`. @param iso ISO-8601 */
export function when(iso: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}
