import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import { callbackLookup } from '../catalog/callbacks/lookup.js';
import type { CallSite, ExternalCall, Maker } from '../detectors/detector.js';
import { handlersOf } from '../infer/handlers.js';
import type { Facts, FunctionReach } from '../infer/infer.js';
import { append } from '../link/append.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { nodesReached } from './nodes-reached.js';
import { shapesAt } from './shapes-at.js';
import { createUses } from './uses.js';

/** What a detector may ask about a call beside its place: what made its operands, what is called around it, who uses its result. */
type CallFacts = Pick<CallSite, 'receiver' | 'result' | 'isKept' | 'inTransaction' | 'propertiesAt' | 'maker' | 'madeBy' | 'takers' | 'nearbyCalls' | 'isReturned' | 'isHeld' | 'uses'>;

/** Answers for one call. The indexes behind the answers are built when they are first needed, and once. */
export function createCallFacts(program: Program, facts: Facts, lookup: BlockingLookup): (call: number, way: FunctionReach) => CallFacts {
  const { calls, apis } = program;
  const uses = createUses(program, facts);
  const makers = apiMakers(program, lookup);
  let bodies: Set<number> | undefined;
  let byFunction: Map<number, number[]> | undefined;
  let byArgument: Map<number, number[]> | undefined;
  return (call, way) => ({
    receiver: calls.receiver(call),
    result: calls.result(call),
    isKept: calls.has(call, CallFlag.keyed) || way.path.some((edge) => calls.has(edge.call, CallFlag.keyed)),
    inTransaction: () => [calls.function(call), ...way.path.map(({ to }) => to)].some((fn) => (bodies ??= transactionBodies(program)).has(fn)),
    propertiesAt: (node) => program.propertiesAt(node).map(([name, value]) => [name, value]),
    maker: (node) => makerOf(program, node, call),
    madeBy: (node) => program.apisAt(node).flatMap(makers),
    takers: (node) => ((byArgument ??= callsByArgument(program)).get(node) ?? []).flatMap((taker) => calls.externals(taker)).map((api) => apis.text(api)),
    nearbyCalls: () => nearbyCalls(program, calls.function(call), (byFunction ??= callsByFunction(program))),
    isReturned: () => nodesReached(program, [calls.result(call)]).includes(calls.functionReturns(calls.function(call))),
    isHeld: () => isHeld(program, call),
    uses: () => uses(call),
  });
}

/** Whether a constructor puts the result of a call into a field. */
function isHeld(program: Program, call: number): boolean {
  const { calls } = program;
  const fn = calls.function(call);
  if (calls.functionSummary(fn).kind !== 'constructor') return false;
  const fields = new Set(program.propertiesAt(calls.functionThis(fn)).map(([, value]) => value));
  return nodesReached(program, [calls.result(call)]).some((node) => fields.has(node));
}

/** Functions that are given to something that runs them in a transaction: `db.transaction(() => …)`. */
function transactionBodies(program: Program): Set<number> {
  const { calls, apis } = program;
  const callbacks = callbackLookup();
  const bodies = new Set<number>();
  for (let call = 0; call < calls.writtenCount; call++) {
    const rules = calls.externals(call).map((api) => callbacks.rule(apis.text(api)));
    if (rules.some((rule) => rule?.context === 'transaction')) for (const fn of handlersOf(program, call, 'functions')) bodies.add(fn);
  }
  return bodies;
}

function makerOf(program: Program, node: number, from: number): Maker | null {
  const { calls, apis } = program;
  const call = program.callWithResult(node);
  if (call < 0) return null;
  return {
    apis: calls.externals(call).map((api) => apis.text(api)),
    arguments: shapesAt(program, call),
    isInSameFunction: calls.function(call) === calls.function(from),
  };
}

/** Rows of the call or constructor that gives a value of an API: those of `pg#Pool` for `pg#Pool.prototype`. */
function apiMakers({ apis }: Program, lookup: BlockingLookup): (api: number) => ReturnType<BlockingLookup['rowsFor']> {
  return (api) => {
    const text = apis.text(api);
    if (text.endsWith('()')) return lookup.rowsFor(text.slice(0, -2)).filter(({ form }) => form === 'call');
    return text.endsWith('.prototype') ? lookup.rowsFor(text.slice(0, -'.prototype'.length)).filter(({ form }) => form === 'new') : [];
  };
}

function callsByFunction({ calls }: Program): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (let call = 0; call < calls.writtenCount; call++) append(index, calls.function(call), call);
  return index;
}

function callsByArgument({ calls }: Program): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (let call = 0; call < calls.writtenCount; call++) {
    for (let position = 0; position < calls.argumentCount(call); position++) {
      const argument = calls.argument(call, position);
      if (argument > 0) append(index, argument, call);
    }
  }
  return index;
}

/** External calls of a function and of those written inside it. */
function nearbyCalls(program: Program, fn: number, byFunction: ReadonlyMap<number, readonly number[]>): ExternalCall[] {
  const { calls, apis } = program;
  return [fn, ...functionsInside(program, fn)].flatMap((inside) =>
    (byFunction.get(inside) ?? []).flatMap((call) => calls.externals(call).map((api): ExternalCall => ({ api: apis.text(api), arguments: calls.shapes(call) }))),
  );
}

function functionsInside(program: Program, fn: number): number[] {
  const file = program.calls.functionFile(fn);
  const base = program.functionBase[file];
  const inside = new Set([fn - base]);
  program.files[file].summary.functions.forEach(({ parent }, index) => {
    if (index !== 0 && inside.has(parent)) inside.add(index);
  });
  inside.delete(fn - base);
  return [...inside].map((index) => base + index);
}
