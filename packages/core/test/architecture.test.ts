import { describe, expect, it } from 'vitest';
import { findCycle } from './architecture/find-cycle.js';
import { folderOf, type Import, importsOf } from './architecture/imports.js';
import { type Source, sourcesOf } from './architecture/sources.js';
import { usesOf } from './architecture/uses.js';

const stages = ['discover', 'summarize', 'link', 'infer', 'judge', 'rank', 'fix'];
const engines = /^(oxc-parser|oxc-resolver|ts-morph|typescript|fast-glob)$/;
const terminalLibraries = /^(commander|chalk|cli-progress)$/;

const core = sourcesOf('core');
const cli = sourcesOf('cli');
const eslintPlugin = sourcesOf('eslint-plugin');
const runtime = sourcesOf('runtime');
const everything = [...core, ...cli, ...eslintPlugin, ...runtime];

describe('packages', () => {
  it('core knows no other package of this repository', () => {
    expect(dependsOn(core, /^(perf-analyze|eslint-plugin-perf-analyze|@perf-analyze\/.*)$/)).toEqual([]);
  });

  it('the command line knows only core', () => {
    expect(dependsOn(cli, /^(eslint-plugin-perf-analyze|@perf-analyze\/(?!core$).*)$/)).toEqual([]);
  });

  it('the plugin knows only core', () => {
    expect(dependsOn(eslintPlugin, /^(perf-analyze|@perf-analyze\/(?!core$).*)$/)).toEqual([]);
  });

  it('the runtime depends on nothing', () => {
    expect(dependsOn(runtime, /^/)).toEqual([]);
  });

  it('no package reaches into the folders of another', () => {
    const leaves = ({ path }: Import, source: Source) => path !== null && !path.startsWith(`packages/${source.package}/`);
    expect(offences(everything, leaves)).toEqual([]);
  });

  it('core alone parses, resolves, globs and asks for types', () => {
    expect(dependsOn([...cli, ...eslintPlugin], engines)).toEqual([]);
  });

  it('the command line alone owns the terminal', () => {
    expect(dependsOn([...core, ...eslintPlugin], terminalLibraries)).toEqual([]);
  });

  it('core takes only types from typescript-eslint', () => {
    expect(dependsOn(core, /^@typescript-eslint\//, { butTypes: true })).toEqual([]);
  });
});

describe('stages of core', () => {
  it.each(stages)('%s imports no later stage', (stage) => {
    const later = stages.slice(stages.indexOf(stage) + 1);
    expect(offences(within(core, stage), ({ folder }) => later.includes(folder))).toEqual([]);
  });

  it('the report imports nothing', () => {
    expect(offences(within(core, 'report'), ({ folder }) => folder !== 'report')).toEqual([]);
  });

  it('the catalogue knows only the types of the report and of the configuration, and how lists in maps grow', () => {
    const leaves = ({ path, folder, typeOnly }: Import) =>
      path !== null && path !== 'packages/core/src/append.ts' && folder !== 'catalog' && !(['report', 'config'].includes(folder) && typeOnly);
    expect(offences(within(core, 'catalog'), leaves)).toEqual([]);
  });

  it('syntax knows the walk only by its type, and no detector', () => {
    expect(within(core, 'syntax')).not.toEqual([]);
    expect(offences(within(core, 'syntax'), ({ folder, typeOnly }) => folder === 'detectors' || (stages.includes(folder) && !typeOnly))).toEqual([]);
  });

  it('detectors know stages only by their types', () => {
    expect(offences(within(core, 'detectors'), ({ folder, typeOnly }) => stages.includes(folder) && !typeOnly)).toEqual([]);
  });
});

describe('side effects', () => {
  it('core never prints and never exits', () => {
    expect(usesOf(core, ['console', 'process.exit', 'process.exitCode', 'process.stdout', 'process.stderr'])).toEqual([]);
  });

  it('rendering never touches the process', () => {
    expect(usesOf(within(cli, 'render'), ['console', 'process'])).toEqual([]);
  });
});

describe('files', () => {
  it('no folders import each other in a circle', () => {
    expect(findCycle(folderImports(everything))).toEqual([]);
  });

  it('every file has a name in kebab-case', () => {
    expect(everything.map(({ path }) => path).filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
  });

  it('no folder is a drawer for small things', () => {
    expect(everything.map(({ path }) => path).filter((path) => /\/(utils?|helpers?|common|misc)[/.]/.test(path))).toEqual([]);
  });
});

function dependsOn(sources: Source[], dependencies: RegExp, { butTypes = false } = {}): string[] {
  return offences(sources, ({ dependency, typeOnly }) => dependency !== null && dependencies.test(dependency) && !(butTypes && typeOnly));
}

function offences(sources: Source[], isOffence: (found: Import, source: Source) => boolean): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter((found) => isOffence(found, source))
      .map(({ specifier }) => `${source.path} imports ${specifier}`),
  );
}

function within(sources: Source[], folder: string): Source[] {
  return sources.filter(({ path }) => folderOf(path) === folder);
}

/** Which folders import values from which; a file that lies directly in `src` counts as a folder. Types may go in circles. */
function folderImports(sources: Source[]): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const source of sources) {
    const from = topLevel(source.path);
    const to = importsOf(source).flatMap(({ path, typeOnly }) => (path === null || typeOnly ? [] : [topLevel(path)]));
    imports.set(from, new Set([...(imports.get(from) ?? []), ...to.filter((name) => name !== from)]));
  }
  return imports;
}

const topLevel = (path: string) => path.split('/').slice(0, 4).join('/');
