import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import type { TypedTargets } from '../link/refinement.js';
import type { Solver } from '../link/solver.js';
import type { AskedCall } from './find-questions.js';
import { fileOf } from '../link/tokens.js';
import type { Answer, Place } from './question.js';

/** Where the functions and types of the program are. */
export interface ProgramIndex {
  functionAt(place: Place): number;
  typesCalled(file: string, name: string): number[];
  isTest(fn: number): boolean;
}

/** Targets beyond this number say that the type does not tell. */
const MOST_TARGETS = 8;

/** Lets the call lead to what its type says. Gives the functions of the program among that, if any. */
export function applyAnswer(solver: Solver, index: ProgramIndex, lookup: BlockingLookup, { call }: AskedCall, answer: Answer): TypedTargets | null {
  const api = answer.apis.find((candidate) => lookup.rowsFor(candidate).length > 0);
  if (api !== undefined) solver.assumeExternal(call, api);
  const targets = typedTargets(solver, index, call, answer);
  for (const target of targets?.functions ?? []) solver.assume(call, target);
  return targets;
}

function typedTargets(solver: Solver, index: ProgramIndex, call: number, { functions, owners }: Answer): TypedTargets | null {
  const declared = functions.map((place) => index.functionAt(place)).filter((fn) => fn >= 0);
  const member = solver.calls.member(call) ?? '';
  const types = owners.flatMap(({ file, name }) => index.typesCalled(file, name));
  const implementations = types.flatMap((type) => solver.implementationsOf(type, member)).filter((fn) => !index.isTest(fn));
  const all = [...new Set([...declared, ...implementations])];
  if (all.length === 0 || all.length > MOST_TARGETS) return null;
  const isConcrete = all.length === 1 && declared.length === 1;
  return { functions: all, confidence: isConcrete ? 'definite' : all.length > 3 ? 'possible' : 'probable' };
}

export function createProgramIndex({ files, tokens }: Solver): ProgramIndex {
  const fileAt = new Map(files.map(({ path }, file) => [path, file]));
  return {
    functionAt: ({ file: path, range: [line, column, endLine, endColumn] }) => {
      const file = fileAt.get(path);
      if (file === undefined) return -1;
      // A method may be recorded without its name, which stands before it: the end tells, and the first to start there is the outermost.
      const local = files[file].summary.functions.findIndex(
        ({ range, kind }) => kind !== 'module' && range[2] === endLine && range[3] === endColumn && (range[0] > line || (range[0] === line && range[1] >= column)),
      );
      return local < 0 ? -1 : tokens.functionBase[file] + local;
    },
    typesCalled: (path, name) => {
      const file = fileAt.get(path);
      if (file === undefined) return [];
      return files[file].summary.classes.flatMap((type, local) => (type.name === name ? [tokens.classBase[file] + local] : []));
    },
    isTest: (fn) => files[fileOf(tokens.functionBase, fn)].role === 'test',
  };
}
