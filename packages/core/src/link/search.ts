import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix, relative, resolve as resolvePath, sep } from 'node:path';
import type { ResolverFactory } from 'oxc-resolver';
import type { SkippedFile } from '../report/report.js';
import { EXTENSIONS, OUTPUT_EXTENSIONS } from './extensions.js';

/** Finds the file that a specifier leads to on disk: its path relative to the working directory, or nothing. */
export type Search = (importer: string, specifier: string) => string | undefined;

/**
 * Searches by oxc-resolver, which knows `tsconfig` paths, `exports` and workspaces. It is loaded when the first specifier
 * needs it: many programs resolve by relative paths alone. Where a tsconfig.json cannot be used, `onBrokenTsconfig` gets
 * to know it, and its folders resolve as if it were not there.
 */
export function createSearch(cwd: string, onBrokenTsconfig: (file: SkippedFile) => void): Search {
  const find = createLookup(cwd, onBrokenTsconfig);
  return (importer, specifier) => {
    const path = find(importer, specifier);
    return path === undefined ? undefined : relative(cwd, path).split(sep).join('/');
  };
}

/** As a search, but with the absolute path of the file. */
function createLookup(cwd: string, onBrokenTsconfig: (file: SkippedFile) => void): Search {
  let aware: ResolverFactory | undefined;
  let unaware: ResolverFactory | undefined;
  const told = new Set<string>();
  const brokenFolders = new Set<string>();
  return (importer, specifier) => {
    const from = resolvePath(cwd, importer);
    const folder = posix.dirname(importer);
    if (!brokenFolders.has(folder)) {
      const { path, error } = (aware ??= createFactory(true)).resolveFileSync(from, specifier);
      if (!error || !TSCONFIG_ERROR.test(error)) return path;
      brokenFolders.add(folder);
      const broken = brokenTsconfig(cwd, folder, error);
      if (!told.has(broken.file)) onBrokenTsconfig(broken);
      told.add(broken.file);
    }
    return (unaware ??= createFactory(false)).resolveFileSync(from, specifier).path;
  };
}

const TSCONFIG_ERROR = /^(?:Failed to load tsconfig|Tsconfig )/;

/** The nearest tsconfig.json, which leads to the trouble, though the trouble may lie in what it extends. */
function brokenTsconfig(cwd: string, folder: string, error: string): SkippedFile {
  const file = posix.join(folder, 'tsconfig.json');
  const parent = posix.dirname(folder);
  if (parent !== folder && !existsSync(resolvePath(cwd, file))) return brokenTsconfig(cwd, parent, error);
  const cause = /^Failed/.test(error) ? 'cannot be read' : /circular/.test(error) ? 'extends itself in a circle' : 'extends what is not there';
  return { file, reason: `${cause}, treated as absent` };
}

function createFactory(readsTsconfig: boolean): ResolverFactory {
  const { ResolverFactory: Factory } = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
  return new Factory({
    tsconfig: readsTsconfig ? 'auto' : undefined,
    extensions: [...EXTENSIONS, '.json', '.node'],
    extensionAlias: Object.fromEntries(Object.entries(OUTPUT_EXTENSIONS).map(([extension, aliases]) => [extension, [...aliases]])),
    conditionNames: ['source', 'node', 'import', 'require', 'default'],
    mainFields: ['source', 'module', 'main'],
  });
}
