import { createHash } from 'node:crypto';
import type { Judgement } from '../judge/judgement.js';
import type { ProgramFile } from '../link/module-graph.js';
import type { Program } from '../link/program.js';

/** Names each judgement by what stays the same when lines move: detector, file, symbol, API and occurrence. */
export function fingerprints(program: Program, judgements: readonly Judgement[]): string[] {
  const occurrences = new Map<string, number>();
  return judgements.map(({ detector, file, function: fn, api }) => {
    const key = [detector.name, portablePath(program.files[file]), symbolOf(program, fn), api ?? ''].join('\n');
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    return createHash('sha1').update(`${key}\n${occurrence}`).digest('hex').slice(0, 16);
  });
}

/** The path within the package, so that the id is the same from whichever folder the analysis starts. */
function portablePath({ path, package: owner }: ProgramFile): string {
  if (!owner) return path;
  const local = owner.folder === '.' ? path : path.slice(owner.folder.length + 1);
  return `${owner.name ?? ''}:${local}`;
}

/** `checkout.then callback`: a function by the names of those around it. */
function symbolOf(program: Program, fn: number): string {
  const file = program.calls.functionFile(fn);
  const { functions } = program.files[file].summary;
  const names: string[] = [];
  for (let index = fn - program.functionBase[file]; index !== 0; index = functions[index].parent) names.push(functions[index].name);
  return names.reverse().join('.');
}
