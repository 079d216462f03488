import { createHash } from 'node:crypto';
import { pathInPackage } from '../discover/path-in-package.js';
import type { Judgement } from '../judge/judgement.js';
import type { ProgramFile } from '../link/module-graph.js';
import type { Program } from '../link/program.js';
import { placesOf } from './places.js';
import { symbolOf } from './symbol.js';

/**
 * Names each judgement by what stays the same when lines move: detector, file, symbol, API and occurrence.
 *
 * Occurrences are counted in the text of the file, whatever was found at the others. So a finding has the same name
 * where its file is analysed alone and where the whole program is known.
 */
export function fingerprints(program: Program, judgements: readonly Judgement[]): string[] {
  const placesIn = new Map<number, ReturnType<typeof placesOf>>();
  const namesakes = new Map<string, number>();
  return judgements.map(({ detector, file, function: fn, api, position }) => {
    const { summary } = program.files[file];
    const places = placesIn.get(file) ?? placesOf(summary);
    placesIn.set(file, places);
    const { symbol, member, occurrence } = places(detector.name, position) ?? { symbol: functionSymbol(program, fn), member: '', occurrence: 0 };
    const key = [detector.name, portablePath(program.files[file]), symbol, api ?? '', member, occurrence].join('\n');
    const namesake = namesakes.get(key) ?? 0;
    namesakes.set(key, namesake + 1);
    return createHash('sha1').update(`${key}\n${namesake}`).digest('hex').slice(0, 16);
  });
}

/** The path within the package, so that the id is the same from whichever folder the analysis starts. */
function portablePath({ path, package: owner }: ProgramFile): string {
  return owner ? `${owner.name ?? ''}:${pathInPackage(path, owner)}` : path;
}

/** Of a place that is not written as a call, such as a read that runs a getter. */
function functionSymbol(program: Program, fn: number): string {
  const file = program.calls.functions.file(fn);
  return symbolOf(program.files[file].summary, fn - program.functionBase[file]);
}
