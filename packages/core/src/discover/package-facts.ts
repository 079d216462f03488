import type { BuildLayout } from './built-file.js';
import type { Disk } from './disk.js';
import { minimumNode } from './minimum-node.js';
import { publishedPaths, purposefulPaths, type PurposefulPath } from './published-paths.js';
import { scriptRuns, type ScriptRun } from './script-runs.js';
import { twinBuilds, type TwinBuild } from './twin-builds.js';

/** What a package.json says that matters here. Paths in it are as written. */
export interface PackageFacts {
  /** Absolute, with `/`. */
  folder: string;
  parent: PackageFacts | null;
  name: string | null;
  isPrivate: boolean;
  type: 'module' | 'commonjs';
  minimumNode: number | null;
  dependencies: string[];
  entries: string[];
  /** Those of the entries that only a command line or tests load. */
  purposes: PurposefulPath[];
  twins: TwinBuild[];
  executables: string[];
  executableFolder: string | null;
  runs: ScriptRun[];
  /** Globs of workspace folders. */
  workspaces: string[];
  layout: BuildLayout;
  /** It says how files load and nothing else: `{"type": "commonjs"}`. The rest is its parent's. */
  isStub: boolean;
}

type Json = Record<string, unknown>;

/** Reads the package.json of a folder. Throws when there is no JSON object in it. */
export function readPackageFacts(folder: string, parent: PackageFacts | null, layout: BuildLayout, disk: Disk): PackageFacts {
  const manifest: unknown = JSON.parse(disk.readText(`${folder}/package.json`).replace(/^\uFEFF/, ''));
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) throw new SyntaxError('not a JSON object');
  return packageFacts(manifest as Json, { folder, parent, layout });
}

function packageFacts(manifest: Json, place: Pick<PackageFacts, 'folder' | 'parent' | 'layout'>): PackageFacts {
  const { name, type, workspaces } = manifest;
  const facts: PackageFacts = {
    ...place,
    name: typeof name === 'string' ? name : null,
    isPrivate: manifest['private'] === true,
    type: type === 'module' ? 'module' : 'commonjs',
    minimumNode: minimumNode(object(manifest['engines'])['node']),
    dependencies: dependencyNames(manifest),
    entries: publishedPaths(manifest),
    purposes: purposefulPaths(manifest),
    twins: twinBuilds(manifest),
    executables: typeof manifest['bin'] === 'string' ? [manifest['bin']] : strings(Object.values(object(manifest['bin']))),
    executableFolder: text(object(manifest['directories'])['bin']),
    runs: scriptRuns(object(manifest['scripts'])),
    workspaces: strings(Array.isArray(workspaces) ? workspaces : object(workspaces)['packages']),
    isStub: place.parent !== null && !TELLING.some((key) => key in manifest),
  };
  return facts.isStub && place.parent ? { ...inherited(place.parent), ...place, type: facts.type } : facts;
}

const TELLING = ['name', 'dependencies', 'devDependencies', 'peerDependencies', 'scripts', 'main', 'exports', 'workspaces', 'bin'];

function inherited(parent: PackageFacts): PackageFacts {
  return { ...parent, entries: [], purposes: [], twins: [], executables: [], executableFolder: null, runs: [], workspaces: [], isStub: true };
}

function dependencyNames(manifest: Json): string[] {
  const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  return [...new Set(kinds.flatMap((kind) => Object.keys(object(manifest[kind]))))];
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
