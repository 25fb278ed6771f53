// Dialpad's published OpenAPI document, where it is at hand: every request to the fake is held against it.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const FILE = new URL('../../../shared/data/openapi/dialpad_api_spec.json', import.meta.url);

type Parameter = { name: string; in: string; required?: boolean; schema: { enum?: string[] } };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: object }> };
};
type Spec = { paths: Record<string, Record<string, Operation>> };

const spec: Spec | null = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null;
if (!spec)
  console.log('Not checked against Dialpad’s OpenAPI document: it is not at ../shared/data/openapi.');
/** Whether requests are checked. */
export const hasSpec = spec !== null;
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
if (spec) ajv.addSchema(spec, 'dialpad');

const pointer = (...parts: string[]): string =>
  `dialpad#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

/** What is wrong with a request by the document; empty where nothing is, or where there is no document. */
export function violations(method: string, url: URL, body: string): string[] {
  if (!spec) return [];
  const verb = method.toLowerCase();
  // `/users/{id}` and `/users/{id}/caller_id`: the path with the fewest placeholders that fits.
  const fits = Object.keys(spec.paths).filter((path) =>
    new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(url.pathname),
  );
  const path = fits.sort((a, b) => a.split('{').length - b.split('{').length)[0];
  const operation = path === undefined ? undefined : spec.paths[path]?.[verb];
  if (path === undefined || !operation) return [`there is no ${method} ${url.pathname}`];
  const known = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  const strange = [...url.searchParams.keys()].filter((name) => !known.includes(name));
  const content = operation.requestBody?.content['application/json'];
  return [
    ...strange.map((name) => `${path} has no parameter ${name}`),
    ...(content ? bodyProblems(path, verb, content.schema, body) : body && body !== '{}' ? ['a body'] : []),
  ];
}

function bodyProblems(path: string, verb: string, schema: object, body: string): string[] {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(body);
  } catch {
    return ['the body is no JSON'];
  }
  const ref = pointer('paths', path, verb, 'requestBody', 'content', 'application/json', 'schema');
  const check = ajv.compile({ $ref: ref });
  check(value);
  const wrong = (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const described = Object.keys(propertiesOf(schema));
  return [
    ...wrong,
    ...Object.keys(value).flatMap((name) => (described.includes(name) ? [] : [`strange ${name}`])),
  ];
}

function propertiesOf(schema: { $ref?: string; properties?: object }): object {
  if (!schema.$ref) return schema.properties ?? {};
  const parts = schema.$ref.slice(2).split('/');
  return propertiesOf(
    parts.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], spec) as object,
  );
}
