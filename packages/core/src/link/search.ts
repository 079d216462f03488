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
 * needs it: many programs resolve by relative paths alone. Where a tsconfig.json cannot be used, `onBrokenTsconfig` gets
 * to know it, and its folders resolve as if it, or the base that it lacks, were not there.
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
  const byJsconfig = new Map<string, ResolverFactory>();
  const instead = new Map<string, ResolverFactory>();
  const byFolder = new Map<string, ResolverFactory>();
  const withoutTsconfig = ({ file, reason }: SkippedFile): ResolverFactory => {
    const factory = instead.get(file) ?? createFactory(reason === MISSING_BASE ? ownPathsOf(cwd, file) : {});
    if (!instead.has(file)) onBrokenTsconfig({ file, reason });
    instead.set(file, factory);
    return factory;
  };
  const jsconfigOf = nearestJsconfig(cwd);
  const configured = (folder: string): ResolverFactory => {
    const jsconfig = jsconfigOf(folder);
    if (jsconfig === null) return (aware ??= createFactory({ tsconfig: 'auto' }));
    const factory = byJsconfig.get(jsconfig) ?? createFactory({ tsconfig: { configFile: resolvePath(cwd, jsconfig), references: 'auto' } });
    byJsconfig.set(jsconfig, factory);
    return factory;
  };
  return (importer, specifier) => {
    const from = resolvePath(cwd, importer);
    const folder = posix.dirname(importer);
    if (!byFolder.has(folder)) {
      const { path, error } = configured(folder).resolveFileSync(from, specifier);
      if (!error || !TSCONFIG_ERROR.test(error)) return path;
      byFolder.set(folder, withoutTsconfig(brokenTsconfig(cwd, folder, error)));
    }
    return byFolder.get(folder)?.resolveFileSync(from, specifier).path;
  };
}

/** The jsconfig.json that holds for the files of a folder, which editors and bundlers read where there is no tsconfig.json. */
function nearestJsconfig(cwd: string): (folder: string) => string | null {
  const known = new Map<string, string | null>();
  const find = (folder: string): string | null => {
    const has = (name: string): boolean => existsSync(resolvePath(cwd, folder, name));
    if (has('tsconfig.json')) return null;
    if (has('jsconfig.json')) return posix.join(folder, 'jsconfig.json');
    const parent = posix.dirname(folder);
    return parent === folder ? null : jsconfig(parent);
  };
  const jsconfig = (folder: string): string | null => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const nearest = find(folder);
    known.set(folder, nearest);
    return nearest;
  };
  return jsconfig;
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
