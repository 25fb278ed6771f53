// The schema that browsers read (`storage.managed_schema`), made from the policy's own.
import { z } from 'zod';
import { PolicySchema } from './schema';

/** Chromium refuses the whole extension over other keywords (additionalProperties: false, anyOf, $ref, …). */
const KEPT = new Set([
  'type',
  'description',
  'enum',
  'properties',
  'items',
  'pattern',
  'additionalProperties',
]);

type Json = { [key: string]: unknown };

/** The managed schema, only with keywords that Chromium takes. */
export function managedSchema(): Json {
  const schema = z.toJSONSchema(PolicySchema, { io: 'input' }) as Json;
  return { type: 'object', properties: mapValues(schema.properties as Json, prune) };
}

function prune(value: unknown): unknown {
  const { properties, items, ...rest } = value as Json;
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => KEPT.has(key)));
  if (typeof kept.additionalProperties === 'object')
    kept.additionalProperties = prune(kept.additionalProperties);
  else delete kept.additionalProperties;
  if (properties) kept.properties = mapValues(properties as Json, prune);
  if (items) kept.items = prune(items);
  return kept;
}

const mapValues = (object: Json, change: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
