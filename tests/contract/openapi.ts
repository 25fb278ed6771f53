// docs/gateway.openapi.yaml, and how values are held against it.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'vitest';
import { parse } from 'yaml';

export type Json = Record<string, unknown>;
export const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

type Header = { required?: boolean; schema: unknown };
type Parameter = { name: string; in: string; required?: boolean; schema: unknown };
type DefinedReply = { headers?: Json; content?: Json };
type Operation = {
  security?: Json[];
  parameters?: unknown[];
  requestBody?: { content: Json };
  responses: Record<string, unknown>;
};
export const contract = parse(read('../../docs/gateway.openapi.yaml')) as {
  security: Json[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Json }> };
};
export const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(contract, 'contract');

const pointer = (...parts: string[]): string =>
  `#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
const parts = (ref: string): string[] =>
  ref
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a place of the contract, references followed, and where that is. */
function at(ref: string): { value: Json; ref: string } {
  const value = parts(ref).reduce<unknown>((node, name) => (node as Json)?.[name], contract) as Json;
  if (!value) throw new Error(`Nothing at ${ref}`);
  return typeof value.$ref === 'string' ? at(value.$ref) : { value, ref };
}

/** What is wrong with a value by the schema at this place; empty when nothing is. */
export function problems(ref: string, value: unknown, onlyDescribed = false): string[] {
  const schema = { $ref: `contract${ref}`, ...(onlyDescribed ? { unevaluatedProperties: false } : {}) };
  const check = ajv.compile(schema);
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
export const schemaRef = (name: string): string => pointer('components', 'schemas', name);
export const fits = (name: string, value: unknown): boolean => problems(schemaRef(name), value).length === 0;

export const OPERATIONS = Object.entries(contract.paths).flatMap(([path, item]) =>
  ['get', 'post'].flatMap((verb) => {
    const operation = item[verb];
    if (!operation) return [];
    const ref = pointer('paths', path, verb);
    const shared = (item as { parameters?: unknown[] }).parameters ?? [];
    const parameters = [
      ...shared.map((_, i) => pointer('paths', path, 'parameters', String(i))),
      ...(operation.parameters ?? []).map((_, i) => `${ref}/parameters/${i}`),
    ].map((one) => at(one).value as unknown as Parameter);
    const pattern = new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
    return [{ route: `${verb.toUpperCase()} ${path}`, path, pattern, ref, operation, parameters }];
  }),
);
export function operationOf(method: string, pathname: string): (typeof OPERATIONS)[number] {
  const found = OPERATIONS.find(
    ({ route, pattern }) => route.startsWith(`${method} `) && pattern.test(pathname),
  );
  if (!found) throw new Error(`The contract has no ${method} ${pathname}`);
  return found;
}

/** Fails where a reply is not one that the contract defines for the route. */
export function checkReply(method: string, pathname: string, response: Response, text: string): void {
  const { route, ref, operation } = operationOf(method, pathname);
  const status = String(response.status);
  const key = [status, `${status[0]}XX`].find((name) => name in operation.responses);
  expect(key, `${route} answered ${status}, which the contract does not define`).toBeDefined();
  const found = at(`${ref}/responses/${key}`);
  const { headers = {}, content } = found.value as DefinedReply;
  for (const name of Object.keys(headers)) {
    const header = at(`${found.ref}/headers/${name}`);
    const value = response.headers.get(name);
    if ((header.value as Header).required) expect(value, `${route} ${status}: header ${name}`).not.toBeNull();
    if (value !== null) expect(problems(`${header.ref}/schema`, value)).toEqual([]);
  }
  if (!content) return void expect(text, `${route} ${status} has no body`).toBe('');
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const media = `${found.ref}/content/${encodeURIComponent('application~1json')}/schema`;
  expect(problems(media, JSON.parse(text)), `${route} ${status}: ${text}`).toEqual([]);
}
