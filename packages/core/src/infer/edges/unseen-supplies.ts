import { append } from '../../append.js';
import { isOfPlatform } from '../../catalog/roots/api.js';
import type { Program } from '../../link/program.js';
import { ANY_VALUE } from '../../summarize/value-kinds.js';
import { isAligned } from './parameter-places.js';
import type { SupplyAt } from './supplies.js';
import type { TestedParameter } from './tested-parameters.js';

/** Finds the kinds of values that are given for parameters by calls of a method of the same name of which nobody knows whom they call. */
export function unseenSupplies(program: Program, parameters: readonly TestedParameter[], supplyAt: SupplyAt): (parameter: number) => number {
  const unseen = unseenCalls(program);
  const known = new Map<number, number>();
  const find = ({ function: fn, position, property, byDefault }: TestedParameter): number => {
    let kinds = 0;
    for (const call of unseen.get(methodName(program, fn)) ?? []) {
      const supply = isAligned(program, call) ? supplyAt(call, position, property) : ANY_VALUE;
      kinds |= supply === null ? byDefault : typeof supply === 'number' ? supply : ANY_VALUE;
      if (kinds === ANY_VALUE) break;
    }
    return kinds;
  };
  return (parameter) => {
    const kinds = known.get(parameter) ?? find(parameters[parameter]);
    known.set(parameter, kinds);
    return kinds;
  };
}

function methodName({ calls }: Program, fn: number): string {
  return calls.functions.summary(fn).name.split('.').at(-1) ?? '';
}

/** Calls of methods of objects that nobody knows, or that are guessed, by name: `request.app.locals.store.get(key)`. Tests count for nothing. */
function unseenCalls({ calls, apis, edges, files }: Program): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  // Of several targets that are known, none stands for one that is not.
  const guessed = new Set(edges.filter(({ call, confidence }) => confidence === 'possible' && calls.targets(call).length === 1).map(({ call }) => call));
  for (let call = 0; call < calls.writtenCount; call++) {
    const member = calls.member(call);
    if (member === null || files[calls.file(call)].role === 'test' || (calls.targets(call).length > 0 && !guessed.has(call)) || calls.externals(call).some((api) => isOfPlatform(apis.text(api)))) continue;
    append(found, member, call);
  }
  return found;
}
