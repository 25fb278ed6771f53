import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../lib/platform/db';
import { readCredential, writeCredential } from '../../../lib/settings/credential';

it('a token is kept with its address, replaced and forgotten', async () => {
  const db = await openDatabase();
  expect(await readCredential(db)).toBeNull();
  await writeCredential(db, { url: 'https://a.example', token: 'first' });
  await writeCredential(db, { url: 'https://b.example', token: 'second' });
  expect(await readCredential(db)).toEqual({ url: 'https://b.example', token: 'second' });
  await writeCredential(db, null);
  expect(await readCredential(db)).toBeNull();
  expect(await db.count('secrets')).toBe(0);
});
