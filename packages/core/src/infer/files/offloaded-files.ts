import { posix } from 'node:path';
import type { ArgumentShape } from '../../catalog/arguments.js';
import type { RootLookup } from '../../catalog/roots/lookup.js';
import type { OffloadRule } from '../../catalog/roots/rules.js';
import type { Program } from '../../link/program.js';

/** Files that other threads or processes run: `new Worker(new URL('./resize.js', import.meta.url))`. */
export function offloadedFiles(program: Program, lookup: RootLookup): Set<number> {
  const { calls, apis } = program;
  const found = new Set<number>();
  const stems = new Map(program.files.map(({ path }, index) => [stem(path), index]));
  for (let call = 0; call < calls.writtenCount; call++) {
    for (const api of calls.externals(call)) {
      for (const rule of lookup.offloads(apis.text(api))) {
        const name = namedFile(program, call, rule);
        const file = name === undefined ? undefined : findFile(program, calls.file(call), name, stems);
        if (file !== undefined) found.add(file);
      }
    }
  }
  return found;
}

/** The path in an argument, whether it is a string, `new URL(path, base)` or `join(__dirname, path)`. */
function namedFile(program: Program, call: number, rule: OffloadRule): string | undefined {
  const position = typeof rule.file === 'number' ? rule.file : rule.file.argument;
  const shape = program.calls.shapes(call)[position];
  if (typeof rule.file === 'number') return fileIn(shape);
  if (shape?.kind !== 'object') return undefined;
  return rule.file.properties.map((property) => fileIn(shape.options[property])).find((file) => file !== undefined);
}

function fileIn(shape: ArgumentShape | undefined): string | undefined {
  if (shape?.kind === 'unknown') return shape.file;
  return shape?.kind === 'literal' && typeof shape.value === 'string' ? shape.value : undefined;
}

function findFile(program: Program, from: number, name: string, stems: ReadonlyMap<string, number>): number | undefined {
  const folder = posix.dirname(program.files[from].path);
  return stems.get(stem(posix.join(folder, name))) ?? stems.get(stem(posix.normalize(name)));
}

/** A compiled file stands for its source. */
function stem(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}
