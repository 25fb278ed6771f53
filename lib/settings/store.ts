// Where settings are kept: one key of an extension storage area.
import { readSettings, type Settings } from './settings';

export type StorageArea = {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
};
type SettingsStore = {
  get(): Promise<Settings>;
  /** Changes settings, one change after the other. */
  change(change: (settings: Settings) => Partial<Settings>): Promise<Settings>;
};

const KEY = 'settings';

export function settingsStore(area: StorageArea): SettingsStore {
  let last: Promise<unknown> = Promise.resolve();
  const get = async (): Promise<Settings> => readSettings((await area.get(KEY))[KEY]);
  return {
    get,
    change(change) {
      const next = last.then(async () => {
        const before = await get();
        const after = { ...before, ...change(before) };
        await area.set({ [KEY]: after });
        return after;
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}
