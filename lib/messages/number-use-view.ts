// The numbers that this computer showed in the last days: how often, and what customers reported of them.
import type { Attempt } from '../calls/attempt';
import { byNumber, restsUntil, timesOf, wasShown } from '../calls/number-use';
import { formatLocal } from '../phone/format';
import type { Policy } from '../policy/schema';
import type { NumberUseView } from './views';

const MOST_ROWS = 20;

/** Most reported first, then most used. @param home the account's country */
export function numberUseView(
  attempts: readonly Attempt[],
  policy: Policy,
  now: number,
  home: string,
): NumberUseView[] {
  return [...byNumber(attempts.filter(wasShown))]
    .map(([number, rows]) => {
      const reports = timesOf(rows);
      const until = restsUntil(reports, policy);
      return {
        number: formatLocal(number, home),
        calls: rows.length,
        reports: reports.length,
        restsUntil: until !== null && until > now ? until : null,
      };
    })
    .sort((a, b) => b.reports - a.reports || b.calls - a.calls)
    .slice(0, MOST_ROWS);
}
