import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Project, ResolutionHostFactory, ts } from 'ts-morph';

type Morph = typeof import('ts-morph');

/** How specifiers resolve within the program, as for the call graph: the file's path relative to the working directory, or null. */
export type LocalResolve = (importer: string, specifier: string) => string | null;

export interface ProjectOptions {
  cwd: string;
  /** The nearest `tsconfig.json`, or null. */
  config: string | null;
  resolve: LocalResolve;
  /** Files that may be opened beside those that are asked about. */
  mostFiles: number;
}

const TYPESCRIPT = /\.[cm]?tsx?$/;
const DECLARATION = /\.d\.[cm]?ts$/;

/**
 * Opens a project with the declaration files that its configuration includes, and no other. Imports are followed as
 * far as the budget goes; what lies beyond has no type. Sources of the program win over what was built from them.
 */
export function openProject(morph: Morph, options: ProjectOptions): Project {
  const { config, cwd } = options;
  const own = config === null ? null : readConfig(morph.ts, config);
  const project = new morph.Project({
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    resolutionHost: createResolution(morph, options),
    compilerOptions: { ...(own?.options ?? defaults(morph.ts)), ...optionsFor(own?.options ?? {}) },
  });
  for (const path of own?.fileNames ?? []) if (DECLARATION.test(path) && path.startsWith(`${cwd.split(sep).join('/')}/`)) project.addSourceFileAtPathIfExists(path);
  return project;
}

/** Null where TypeScript cannot read the file: the program is asked with defaults then. */
function readConfig(compiler: typeof ts, config: string): ts.ParsedCommandLine | null {
  const read = compiler.readConfigFile(config, (path) => compiler.sys.readFile(path));
  const json: unknown = read.config;
  if (read.error || json === undefined) return null;
  const readDirectory: ts.ParseConfigHost['readDirectory'] = (root, _, excludes, includes, depth) =>
    compiler.sys.readDirectory(root, ['.d.ts'], excludes, includes.filter((include) => !/^(?:\.\.|\/|[A-Za-z]:)/.test(include)), depth);
  const host: ts.ParseConfigHost = { ...compiler.sys, readDirectory };
  return compiler.parseJsonConfigFileContent(json, host, dirname(config), undefined, config);
}

function defaults({ ModuleKind, ModuleResolutionKind, ScriptTarget }: typeof ts): ts.CompilerOptions {
  return { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler, target: ScriptTarget.ESNext, strict: true, resolveJsonModule: false };
}

/** Since TypeScript 6 no types are there unless they are named. */
function optionsFor({ types }: ts.CompilerOptions): ts.CompilerOptions {
  return { allowJs: true, checkJs: false, noEmit: true, composite: false, incremental: false, plugins: [], types: types ?? ['node'] };
}

function createResolution({ ts: compiler }: Morph, { cwd, resolve, mostFiles }: ProjectOptions): ResolutionHostFactory {
  return (host, getOptions) => {
    const cache = compiler.createModuleResolutionCache(cwd, (name) => name);
    const opened = new Set<string>();
    const within = (module: ts.ResolvedModuleFull | undefined): ts.ResolvedModuleFull | undefined => {
      if (!module || (opened.size >= mostFiles && !opened.has(module.resolvedFileName))) return undefined;
      opened.add(module.resolvedFileName);
      return module;
    };
    const local = (importer: string, specifier: string): ts.ResolvedModuleFull | undefined => {
      const path = resolve(relative(cwd, importer).split(sep).join('/'), specifier);
      return path === null ? undefined : { resolvedFileName: join(cwd, path), extension: extensionOf(path), isExternalLibraryImport: false };
    };
    return {
      resolveModuleNames: (names, importer) =>
        names.map((name) => {
          const found = local(importer, name);
          if (found && TYPESCRIPT.test(found.resolvedFileName)) return within(found);
          return within(compiler.resolveModuleName(name, importer, getOptions(), host, cache).resolvedModule ?? found);
        }),
    };
  };
}

function extensionOf(path: string): string {
  return /(?:\.d)?\.[cm]?[jt]sx?$/.exec(path)?.[0] ?? '.ts';
}

/** The `tsconfig.json` that speaks for a file: the nearest one, no higher than the working directory. */
export function createConfigSearch(cwd: string): (file: string) => string | null {
  const byFolder = new Map<string, string | null>();
  const search = (folder: string): string | null => {
    let found = byFolder.get(folder);
    if (found === undefined) {
      const path = join(cwd, folder, 'tsconfig.json');
      found = existsSync(path) ? path : folder === '.' ? null : search(dirname(folder));
      byFolder.set(folder, found);
    }
    return found;
  };
  return (file) => search(dirname(file));
}
