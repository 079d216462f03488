import { posix } from 'node:path';
import { type Expression, type ImportDeclaration, Visitor } from 'oxc-parser';
import type { Source } from './sources.js';

/** An import, re-export or dynamic import of a source. */
export interface Import {
  specifier: string;
  typeOnly: boolean;
  /** Name of the npm package, or null for a file of this repository and for a core module. */
  dependency: string | null;
  /** The file of this repository, relative to its root, or null. */
  path: string | null;
  /** Name of that file's folder below `src`, or the empty string. */
  folder: string;
}

/** All imports of a source, in the order in which they are written. */
export function importsOf({ path, program }: Source): Import[] {
  const imports: Import[] = [];
  const add = (source: Expression | null, typeOnly: boolean) => {
    if (source?.type === 'Literal' && typeof source.value === 'string') imports.push(locate(source.value, typeOnly, path));
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, isTypeOnly(node)),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, true),
  }).visit(program);
  return imports;
}

function isTypeOnly({ importKind, specifiers }: ImportDeclaration): boolean {
  if (importKind === 'type') return true;
  return specifiers.length > 0 && specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
}

function locate(specifier: string, typeOnly: boolean, importer: string): Import {
  if (!specifier.startsWith('.')) return { specifier, typeOnly, dependency: dependencyOf(specifier), path: null, folder: '' };
  const path = posix.join(posix.dirname(importer), specifier).replace(/\.js$/, '.ts');
  return { specifier, typeOnly, dependency: null, path, folder: folderOf(path) };
}

/** The folder of a source below `src` of its package, or the empty string. */
export function folderOf(path: string): string {
  const segments = path.split('/');
  return segments.length > 4 ? (segments[3] ?? '') : '';
}

function dependencyOf(specifier: string): string | null {
  if (specifier.startsWith('node:')) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
