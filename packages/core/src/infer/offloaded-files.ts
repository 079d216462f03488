import { posix } from 'node:path';
import type { ArgumentShape } from '../catalog/arguments.js';
import type { RootLookup } from '../catalog/roots/lookup.js';
import type { OffloadRule } from '../catalog/roots/rules.js';
import type { Program } from '../link/program.js';

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
  if (typeof rule.file === 'number') return textOf(shape) ?? lastLiteral(program, program.calls.argument(call, position));
  if (shape?.kind !== 'object') return undefined;
  const { properties } = rule.file;
  const written = properties.map((property) => textOf(shape.options[property])).find((text) => text !== undefined);
  if (written !== undefined) return written;
  const nodes = program.propertiesAt(program.calls.argument(call, position)).filter(([name]) => properties.includes(name));
  return nodes.map(([, node]) => lastLiteral(program, node)).find((text) => text !== undefined);
}

function textOf(shape: ArgumentShape | undefined): string | undefined {
  return shape?.kind === 'literal' && typeof shape.value === 'string' ? shape.value : undefined;
}

/** The last literal argument that looks like a file, of the call that made the value. */
function lastLiteral(program: Program, node: number): string | undefined {
  const call = program.callWithResult(node);
  if (call < 0) return undefined;
  const literals = program.calls.shapes(call).map(textOf).filter((text) => text !== undefined && /\.[cm]?[jt]sx?$/.test(text));
  if (literals.length > 0) return literals[literals.length - 1];
  return lastLiteral(program, program.calls.argument(call, 0));
}

function findFile(program: Program, from: number, name: string, stems: ReadonlyMap<string, number>): number | undefined {
  const folder = posix.dirname(program.files[from].path);
  return stems.get(stem(posix.join(folder, name))) ?? stems.get(stem(posix.normalize(name)));
}

/** A compiled file stands for its source. */
function stem(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}
