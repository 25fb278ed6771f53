// The administrator's policy, read in a way that survives how slowly browsers give it.
import { type PolicyReading, readPolicy } from './schema';

/**
 * Chromium answers `{}` or nothing for about 3.4 s after it starts (measured), so an empty answer means "no policy"
 * only after this.
 */
export const SETTLING_MS = 5_000;

export type PolicySources = {
  managed(): Promise<Record<string, unknown>>;
  /** The last policy that was seen, kept over restarts. */
  remembered(): Promise<Record<string, unknown> | undefined>;
  remember(values: Record<string, unknown> | undefined): Promise<void>;
  /** Milliseconds since the browser started the extension. */
  uptime(): Promise<number>;
};
export type LoadedPolicy = PolicyReading & {
  /** False while the browser may still be about to give a policy. */
  settled: boolean;
};

/** The policy as far as it is known now. Never waits long. */
export async function loadPolicy(sources: PolicySources): Promise<LoadedPolicy> {
  const managed = await Promise.race([
    // Firefox rejects when no policy is set.
    sources.managed().catch(() => 'none' as const),
    new Promise<'pending'>((resolve) => setTimeout(resolve, 300, 'pending')),
  ]);
  if (typeof managed === 'object' && Object.keys(managed).length > 0) {
    await sources.remember(managed);
    return { ...readPolicy(managed), settled: true };
  }
  if (managed === 'none' || (managed !== 'pending' && (await sources.uptime()) > SETTLING_MS)) {
    await sources.remember(undefined);
    return { ...readPolicy({}), settled: true };
  }
  return { ...readPolicy((await sources.remembered()) ?? {}), settled: false };
}
