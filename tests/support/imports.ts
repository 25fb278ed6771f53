// What imports what, read from the source by the compiler's own parser.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type Source = {
  /** Path from the project's root. */
  path: string;
  lines: number;
  /** Imports that exist at run time; the others are types only. */
  imports: { to: string; typeOnly: boolean }[];
  /** Lines of each function. */
  functions: number[];
  syntax: ts.SourceFile;
};

/** Every source file of the product. */
export function readSources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readSource(join(folder, name))),
  );
}

function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const lines = text.trimEnd().split('\n').length;
  const source: Source = { path, lines, imports: [], functions: [], syntax: file };
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      source.imports.push({
        to: resolve(path, (node.moduleSpecifier as ts.StringLiteral).text),
        typeOnly: isTypeOnly(node),
      });
    if (ts.isFunctionLike(node) && 'body' in node && node.body)
      source.functions.push(lineOf(node.getEnd()) - lineOf(node.getStart()) + 1);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return source;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((one) => one.isTypeOnly);
}

/** The file a relative import means; packages by their name. */
function resolve(from: string, to: string): string {
  if (!to.startsWith('.')) return to;
  const base = normalize(join(dirname(from), to.replace(/\?.*$/, '')));
  for (const ending of ['', '.ts', '.tsx', '/index.ts', '/index.tsx'])
    if (ts.sys.fileExists(join(ROOT, base + ending))) return base + ending;
  return base;
}

/** Every file and package that a file brings along at run time. */
export function reachableFrom(entry: string, sources: ReadonlyMap<string, Source>): Set<string> {
  const seen = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop())
    for (const { to, typeOnly } of sources.get(path)?.imports ?? [])
      if (!typeOnly && !seen.has(to)) {
        seen.add(to);
        queue.push(to);
      }
  return seen;
}

/** Whether a file has nothing of its own, and only exports what is in others. */
export function isBarrel({ statements }: ts.SourceFile): boolean {
  const others = statements.filter((one) => !ts.isImportDeclaration(one));
  return others.length > 0 && others.every(ts.isExportDeclaration);
}
