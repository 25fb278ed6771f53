import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../lib/platform/db';
import { readToken, writeToken } from '../../../lib/settings/token';

it('a token is kept, replaced and forgotten', async () => {
  const db = await openDatabase();
  expect(await readToken(db)).toBeNull();
  await writeToken(db, 'first');
  await writeToken(db, 'second');
  expect(await readToken(db)).toBe('second');
  await writeToken(db, null);
  expect(await readToken(db)).toBeNull();
  expect(await db.count('secrets')).toBe(0);
});
