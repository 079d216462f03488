import type { FileRole } from '../config/config.js';

/** Names that say it wherever they stand. */
const ANYWHERE: Readonly<Record<string, FileRole>> = {
  test: 'test', tests: 'test', __tests__: 'test', __mocks__: 'test', e2e: 'test', cypress: 'test',
  testing: 'test', 'test-utils': 'test', 'test-helpers': 'test', testUtils: 'test', testHelpers: 'test',
  generated: 'generated', __generated__: 'generated',
  migrations: 'script', migration: 'script', seeds: 'script', seeders: 'script', codemods: 'script',
};
/** Tests are also named by their kind: `e2e_tests`, `integration-test`. */
const KIND_OF_TESTS = /^(?:e2e|end-to-end|integration|acceptance|functional|system|smoke|unit|load|stress|performance)[-_]?test(?:s|ing)?$/i;
/** Names that say it of what is below the folder that is analysed, so that an example can be analysed by itself. */
const BELOW_ROOT: Readonly<Record<string, FileRole>> = {
  fixtures: 'test', __fixtures__: 'test', bench: 'test', benchmark: 'test', benchmarks: 'test', example: 'test', examples: 'test',
};
/** Names that say it beside the sources; inside them `tools` may well be part of the service. */
const BESIDE_SOURCES: Readonly<Record<string, FileRole>> = {
  scripts: 'script', script: 'script', tools: 'script', bin: 'bin', spec: 'test', seed: 'script',
};
const SOURCE_FOLDERS = new Set(['src', 'source', 'app', 'lib', 'server', 'api']);

/** What the names of a folder and of those above it say about its files. */
export interface FolderNames {
  role: FileRole | null;
  isInsideSources: boolean;
}

export const NO_NAMES: FolderNames = { role: null, isInsideSources: false };

/** The role that a folder gives to its files; the outermost name that has a meaning decides, but tests are tests among tools too. */
export function folderNames(above: FolderNames, name: string, isBelowRoot: boolean): FolderNames {
  const named =
    nameAnywhere(name) ?? (isBelowRoot ? own(BELOW_ROOT, name) : null) ?? (above.isInsideSources ? null : own(BESIDE_SOURCES, name));
  return { role: named === 'test' && isTool(above.role) ? named : (above.role ?? named), isInsideSources: above.isInsideSources || SOURCE_FOLDERS.has(name) };
}

function isTool(role: FileRole | null): boolean {
  return role === 'script' || role === 'bin';
}

/** What the names above a package of its own still say in it: a tool in `tools` has sources, a fixture stays one. */
export function namesInPackage({ role }: FolderNames): FolderNames {
  return { role: role === 'test' || role === 'generated' ? role : null, isInsideSources: false };
}

function nameAnywhere(name: string): FileRole | null {
  return KIND_OF_TESTS.test(name) ? 'test' : own(ANYWHERE, name);
}

function own(roles: Readonly<Record<string, FileRole>>, name: string): FileRole | null {
  return Object.hasOwn(roles, name) ? (roles[name] ?? null) : null;
}
