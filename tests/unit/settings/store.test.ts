import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../lib/settings/settings';
import { type StorageArea, settingsStore } from '../../../lib/settings/store';

/** A storage area that answers late, as browsers do. */
function lateArea(): StorageArea & { stored: Record<string, unknown> } {
  const stored: Record<string, unknown> = {};
  const late = () => new Promise((resolve) => setTimeout(resolve));
  return {
    stored,
    async get(key) {
      await late();
      return key in stored ? { [key]: structuredClone(stored[key]) } : {};
    },
    async set(items) {
      await late();
      Object.assign(stored, structuredClone(items));
    },
  };
}

describe('settings in storage', () => {
  it('are the defaults at first', async () => {
    expect(await settingsStore(lateArea()).get()).toMatchObject({ sites: [], toggles: {} });
  });

  it('a change comes back and stays', async () => {
    const area = lateArea();
    const changed = await settingsStore(area).change(() => ({ confirmedCountries: ['CA'] }));
    expect(changed.confirmedCountries).toEqual(['CA']);
    expect(await settingsStore(area).get()).toEqual(changed);
  });

  it('changes at once are made one after the other: none is lost', async () => {
    const store = settingsStore(lateArea());
    const sites = Array.from({ length: 20 }, (_, i) => `https://crm${i}.example.com`);
    await Promise.all(sites.map((site) => store.change((before) => ({ sites: [...before.sites, site] }))));
    expect((await store.get()).sites).toEqual(sites);
  });

  it('a change that fails is told to its caller and does not stop the next', async () => {
    const store = settingsStore(lateArea());
    const failing = store.change(() => {
      throw new Error('no');
    });
    const next = store.change(() => ({ confirmedCountries: ['JP'] }));
    await expect(failing).rejects.toThrow('no');
    expect((await next).confirmedCountries).toEqual(['JP']);
  });

  it('a change keeps the fields it does not name, and drops a broken one', async () => {
    const area = lateArea();
    area.stored.settings = { sites: 'broken', toggles: { support: false } };
    const after = await settingsStore(area).change(() => ({ confirmedCountries: ['CA'] }));
    expect(after).toEqual({
      ...readSettings({}),
      toggles: { support: false },
      confirmedCountries: ['CA'],
    });
  });
});
