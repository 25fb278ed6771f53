// Chromium refuses the whole extension over a managed schema with a keyword it does not take.
import { describe, expect, it } from 'vitest';
import { managedSchema } from '../../../lib/policy/managed-schema';
import { PolicySchema } from '../../../lib/policy/schema';

type Json = Record<string, unknown>;
const schema = managedSchema();
const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'];
const TAKEN = ['type', 'description', 'enum', 'properties', 'items', 'pattern', 'additionalProperties'];

/** Every schema inside a schema, with its path. */
function* nodes(node: Json, path: string): Generator<[path: string, node: Json]> {
  yield [path, node];
  for (const [name, inner] of Object.entries((node.properties ?? {}) as Json))
    yield* nodes(inner as Json, `${path}.${name}`);
  if (node.items) yield* nodes(node.items as Json, `${path}[]`);
  if (typeof node.additionalProperties === 'object')
    yield* nodes(node.additionalProperties as Json, `${path}.*`);
}
const all = [...nodes(schema, 'policy')];

describe('the managed schema', () => {
  it('is an object with exactly the keys of the policy', () => {
    expect(schema.type).toBe('object');
    expect(Object.keys(schema.properties as Json)).toEqual(Object.keys(PolicySchema.shape));
    expect(Object.keys(schema).sort()).toEqual(['properties', 'type']);
  });

  it.each(all)('%s has one type, and only keywords that Chromium takes', (_, node) => {
    expect(TYPES).toContain(node.type);
    expect(TAKEN).toEqual(expect.arrayContaining(Object.keys(node)));
  });

  it.each([
    'anyOf',
    'oneOf',
    'allOf',
    'not',
    '$ref',
    '$defs',
    '$schema',
    'const',
    'default',
    'required',
    'propertyNames',
    'format',
    'maxLength',
    '"additionalProperties":false',
    '"additionalProperties":true',
  ])('%s is nowhere', (keyword) => {
    const text = JSON.stringify(schema);
    expect(text).not.toContain(keyword.includes(':') ? keyword : `"${keyword}":`);
  });

  it('arrays say what is in them, and only arrays do', () => {
    const arrays = all.filter(([, { type }]) => type === 'array').map(([path]) => path);
    expect(arrays).toEqual(['policy.closedDates', 'policy.countries']);
    for (const [path, { type, items }] of all) expect(items !== undefined, path).toBe(type === 'array');
  });

  it('keeps the inside of tables', () => {
    const window = all.find(([path]) => path === 'policy.callingHoursTable.*.*')?.[1];
    expect(window).toMatchObject({ type: 'string', pattern: expect.stringContaining('closed') });
  });

  it('patterns are regular expressions without look-around, which RE2 lacks', () => {
    const patterns = all.flatMap(([, { pattern }]) => (typeof pattern === 'string' ? [pattern] : []));
    expect(patterns.length).toBeGreaterThan(2);
    for (const pattern of patterns) {
      expect(() => new RegExp(pattern, 'u')).not.toThrow();
      expect(pattern).not.toMatch(/\(\?[=!<]|\\[1-9]/);
    }
  });

  it('every key tells an administrator what it does', () => {
    for (const [key, node] of Object.entries(schema.properties as Record<string, Json>))
      expect(String(node.description).length, key).toBeGreaterThan(20);
  });

  it('has no other values for a choice than the policy', () => {
    for (const [key, { enum: values }] of Object.entries(
      schema.properties as Record<string, { enum?: unknown[] }>,
    ))
      for (const value of values ?? [])
        expect(PolicySchema.partial().safeParse({ [key]: value }).success, `${key} ${value}`).toBe(true);
  });
});
