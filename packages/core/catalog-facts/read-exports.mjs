import { join } from 'node:path';

import ts from 'typescript';

import { kindsOf, reach, reachGlobal } from './reach.mjs';

const modulesPerProgram = 20;

/** Where globals and the modules of a runtime are described. */
const runtimes = [
  { types: '@types/node', isOwn: (module) => module === 'global' || module.startsWith('node:') },
  { types: 'bun-types', isOwn: (module) => module === 'global' || /^bun(:|$)/.test(module) },
  { types: '@types/deno', isOwn: (module) => module === 'global' },
];

/**
 * Which of the wanted paths exist, as `{ module: { version: { path: kinds } } }`.
 *
 * Kinds: `call` and `new`, `promise` and `iterable` for what a call gives; `untyped` where only JavaScript was read.
 */
export function readExports({ folder, wanted, sources }) {
  const found = [];
  for (const runtime of runtimes) found.push(...readRuntime({ folder, wanted, sources, runtime }));
  const imports = packageImports(wanted, sources);
  for (let at = 0; at < imports.length; at += modulesPerProgram) {
    const batch = imports.slice(at, at + modulesPerProgram);
    found.push(...readPackages({ folder, imports: batch }));
  }
  return asFacts(found);
}

function readRuntime({ folder, wanted, sources, runtime }) {
  const { version } = sources.find(({ installedAs }) => installedAs === runtime.types);
  const imports = [...wanted]
    .filter(([module]) => runtime.isOwn(module))
    .map(([module, paths]) => ({
      module,
      specifier: module,
      version: `${runtime.types}@${version}`,
      paths,
    }));
  return readModules({ folder, imports, types: [runtime.types] });
}

/** One import for each module of each installed version: `find-up`, and `find-up-5` for its version 5. */
function packageImports(wanted, sources) {
  return [...wanted].flatMap(([module, paths]) => {
    const name = module.split('/', module.startsWith('@') ? 2 : 1).join('/');
    return sources
      .filter((source) => source.name === name)
      .map(({ installedAs, version }) => ({
        module,
        specifier: installedAs + module.slice(name.length),
        version,
        paths,
      }));
  });
}

/** Definitions first; the JavaScript only of packages that have none. */
function readPackages({ folder, imports }) {
  const types = ['@types/node'];
  const typed = readModules({ folder, imports, types, allowJs: false });
  const untyped = imports.filter((_, index) => typed[index].paths.length === 0);
  return [...typed, ...readModules({ folder, imports: untyped, types, allowJs: true })];
}

function readModules({ folder, imports, types, allowJs = false }) {
  if (imports.length === 0) return [];
  const { checker, file } = openProgram({ folder, imports, types, allowJs });
  const declarations = file.statements.filter(ts.isImportDeclaration);
  return imports.map((wanted) => {
    const declaration = declarations.find(
      ({ moduleSpecifier }) => moduleSpecifier.text === wanted.specifier,
    );
    const symbol = declaration && checker.getSymbolAtLocation(declaration.moduleSpecifier);
    const find = (path) =>
      wanted.module === 'global'
        ? reachGlobal({ checker, file, path })
        : symbol && reach({ checker, symbol, path });
    const paths = [...wanted.paths].flatMap((path) => {
      const types = find(path) ?? [];
      return types.length === 0 ? [] : [[path, allowJs ? 'untyped' : kindsOf(checker, types)]];
    });
    return { ...wanted, paths };
  });
}

function openProgram({ folder, imports, types, allowJs }) {
  const path = join(folder, 'catalog.mts');
  const text = imports
    .filter(({ module }) => module !== 'global')
    .map(({ specifier }) => `import '${specifier}';`)
    .join('\n');
  const options = {
    allowJs,
    maxNodeModuleJsDepth: 1,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    types: types.map((name) => join(folder, 'node_modules', name)),
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getCurrentDirectory = () => folder;
  host.fileExists = (name) => name === path || fileExists.call(host, name);
  host.readFile = (name) => (name === path ? text : readFile.call(host, name));
  host.getSourceFile = (name, ...rest) =>
    name === path
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true)
      : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram([path], options, host);
  return { checker: program.getTypeChecker(), file: program.getSourceFile(path) };
}

function asFacts(found) {
  const facts = {};
  const sorted = found
    .filter(({ paths }) => paths.length > 0)
    .sort((a, b) => (`${a.module} ${a.version}` < `${b.module} ${b.version}` ? -1 : 1));
  for (const { module, version, paths } of sorted) {
    facts[module] ??= {};
    facts[module][version] = Object.fromEntries(paths.sort());
  }
  return facts;
}
