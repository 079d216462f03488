import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, posix, relative, resolve as resolvePath, sep } from 'node:path';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import type { SkippedFile } from '../report/report.js';
import { EXTENSIONS, OUTPUT_EXTENSIONS } from './extensions.js';
import { ownPaths, type OwnPaths } from './own-paths.js';

/** Finds the file that a specifier leads to on disk: its path relative to the working directory, or nothing. */
export type Search = (importer: string, specifier: string) => string | undefined;

/**
 * Searches by oxc-resolver, which knows `tsconfig` paths, `exports` and workspaces. It is loaded when the first specifier
 * needs it: many programs resolve by relative paths alone. A jsconfig.json counts where no tsconfig.json is nearer. Where
 * a tsconfig.json cannot be used, `onBrokenTsconfig` gets to know it, and its folders resolve as if it, or the base that
 * it lacks, were not there.
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
  const byConfig = new Map<string, ResolverFactory>();
  /** The resolver of a folder where that is a special one. */
  const byFolder = new Map<string, ResolverFactory | undefined>();
  const resolverOf = (config: string, options: () => NapiResolveOptions): ResolverFactory => {
    const factory = byConfig.get(config) ?? createFactory(options());
    byConfig.set(config, factory);
    return factory;
  };
  const withJsconfig = (folder: string): ResolverFactory | undefined => {
    const file = jsconfigOf(cwd, folder);
    return file === undefined ? undefined : resolverOf(file, () => ownPathsOf(cwd, file));
  };
  const withoutTsconfig = ({ file, reason }: SkippedFile): ResolverFactory => {
    if (!byConfig.has(file)) onBrokenTsconfig({ file, reason });
    return resolverOf(file, () => (reason === MISSING_BASE ? ownPathsOf(cwd, file) : {}));
  };
  return (importer, specifier) => {
    const from = resolvePath(cwd, importer);
    const folder = posix.dirname(importer);
    if (!byFolder.has(folder)) byFolder.set(folder, withJsconfig(folder));
    if (byFolder.get(folder) === undefined) {
      const { path, error } = (aware ??= createFactory({ tsconfig: 'auto' })).resolveFileSync(from, specifier);
      if (!error || !TSCONFIG_ERROR.test(error)) return path;
      byFolder.set(folder, withoutTsconfig(brokenTsconfig(cwd, folder, error)));
    }
    return byFolder.get(folder)?.resolveFileSync(from, specifier).path;
  };
}

/** The nearest jsconfig.json, which editors take for a tsconfig.json where none is nearer. */
function jsconfigOf(cwd: string, folder: string): string | undefined {
  if (existsSync(resolvePath(cwd, folder, 'tsconfig.json'))) return undefined;
  if (existsSync(resolvePath(cwd, folder, 'jsconfig.json'))) return posix.join(folder, 'jsconfig.json');
  const parent = posix.dirname(folder);
  return parent === folder ? undefined : jsconfigOf(cwd, parent);
}

function ownPathsOf(cwd: string, tsconfig: string): OwnPaths {
  const path = resolvePath(cwd, tsconfig);
  return ownPaths(readFileSync(path, 'utf8'), dirname(path));
}

const TSCONFIG_ERROR = /^(?:Failed to load tsconfig|Tsconfig )/;

/** The nearest tsconfig.json, which leads to the trouble, though the trouble may lie in what it extends. */
function brokenTsconfig(cwd: string, folder: string, error: string): SkippedFile {
  const file = posix.join(folder, 'tsconfig.json');
  const parent = posix.dirname(folder);
  if (parent !== folder && !existsSync(resolvePath(cwd, file))) return brokenTsconfig(cwd, parent, error);
  if (/^Failed/.test(error)) return { file, reason: 'cannot be read, treated as absent' };
  return { file, reason: /circular/.test(error) ? 'extends itself in a circle, treated as absent' : MISSING_BASE };
}

const MISSING_BASE = 'extends what is not there, only its own paths are used';

function createFactory(options: NapiResolveOptions): ResolverFactory {
  const { ResolverFactory: Factory } = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
  return new Factory({
    ...options,
    extensions: [...EXTENSIONS, '.json', '.node'],
    extensionAlias: Object.fromEntries(Object.entries(OUTPUT_EXTENSIONS).map(([extension, aliases]) => [extension, [...aliases]])),
    conditionNames: ['source', 'node', 'import', 'require', 'default'],
    mainFields: ['source', 'module', 'main'],
  });
}
