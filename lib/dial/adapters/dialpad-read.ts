// Reading from Dialpad's API: one thing, or every page of a list.
import { jsonOf, Page } from './dialpad-contract';
import { request, type ServiceAccess } from './service-request';

/** `forbidden`: this token may not read it, which is normal for what takes an administrator's key. */
export type Read<Value> = { value: Value } | { forbidden: true } | { status: number };

const TIMEOUT_MS = 20_000;
/** A list longer than this is no list of one company. */
const MOST_PAGES = 500;

/** One GET, parsed by a schema. Rejects when the service cannot be reached. */
export async function read<Value>(
  access: ServiceAccess,
  path: string,
  schema: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
): Promise<Read<Value>> {
  const response = await request(access, path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status === 403 || response.status === 404) return { forbidden: true };
  if (!response.ok) return { status: response.status };
  const parsed = schema.safeParse(await jsonOf(response));
  return parsed.success ? { value: parsed.data } : { status: response.status };
}

/** Every item of a list that can be read; what has another shape is left out. */
export async function readAll<Item>(
  access: ServiceAccess,
  path: string,
  schema: { safeParse(value: unknown): { success: true; data: Item } | { success: false } },
): Promise<Read<Item[]>> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: string = cursor
      ? `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
      : '';
    const got: Read<{ items?: unknown[] | null | undefined; cursor?: string | null | undefined }> =
      await read(access, path + query, Page);
    if (!('value' in got)) return got;
    for (const item of got.value.items ?? []) {
      const parsed = schema.safeParse(item);
      if (parsed.success) items.push(parsed.data);
    }
    if (!got.value.cursor || got.value.cursor === cursor) break;
    cursor = got.value.cursor;
  }
  return { value: items };
}
