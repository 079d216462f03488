import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import { callbackLookup } from '../catalog/callbacks/lookup.js';
import { closesClient, givesClient, opensClient } from '../catalog/client-methods.js';
import type { CallSite, ExternalCall, Maker } from '../detectors/detector.js';
import { handlersOf } from '../infer/roots/handlers.js';
import type { Facts } from '../infer/infer.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import { append } from '../append.js';
import type { Program } from '../link/program.js';
import { nodesReached } from '../link/nodes-reached.js';
import { endsOfConnection } from './connections.js';
import { createGivenValues } from './given-values.js';
import { RUNS_OFTEN } from '../report/reaches.js';
import { shapesAt } from './shapes-at.js';
import { createHoldings } from './holdings.js';
import { createUses } from './uses.js';

/** What a detector may ask about a call beside its place: what made its operands, what is called around it, who uses its result. */
type CallFacts = Pick<CallSite, 'receiver' | 'result' | 'inTransaction' | 'propertiesAt' | 'maker' | 'madeBy' | 'takers' | 'nearbyCalls' | 'isReturned' | 'held' | 'isClosed' | 'isClosedAnywhere' | 'isUsedByOthers' | 'hasGivenSettings' | 'endsWithConnection' | 'uses'>;

/** Answers for one call. The indexes behind the answers are built when they are first needed, and once. */
export function createCallFacts(program: Program, facts: Facts, lookup: BlockingLookup): (call: number, way: FunctionReach) => CallFacts {
  const { calls, apis } = program;
  const uses = createUses(program, facts);
  const holdings = createHoldings(program);
  const makers = apiMakers(program, lookup);
  const areGiven = createGivenValues(program, facts);
  let bodies: Set<number> | undefined;
  let byFunction: Map<number, number[]> | undefined;
  let byArgument: Map<number, number[]> | undefined;
  let byReceiver: Map<number, number[]> | undefined;
  const callsIn = (functions: readonly number[]): number[] => functions.flatMap((fn) => (byFunction ??= callsByFunction(program)).get(fn) ?? []);
  const around = (call: number): number[] => calls.functions.within(calls.function(call));
  const makings = (call: number): number[] => {
    const made = new Set([call]);
    const fluent = callsIn(around(call)).filter((next) => givesClient(calls.member(next) ?? ''));
    for (const each of made) {
      const nodes = nodesReached(program, [calls.result(each)]);
      for (const next of fluent) if (nodes.includes(calls.receiver(next))) made.add(next);
    }
    return [...made];
  };
  const resultOf = (call: number): number[] => nodesReached(program, makings(call).map((each) => calls.result(each)));
  const methodCalls = (call: number): number[] => resultOf(call).flatMap((node) => (byReceiver ??= callsByReceiver(program)).get(node) ?? []);
  const settingsOf = (call: number): number[] => makings(call).filter((each) => each === call || opensClient(calls.member(each) ?? '')).flatMap((each) => calls.arguments(each));
  const closings = (call: number): number[] => {
    const made = resultOf(call);
    return callsIn(around(call)).filter((near) => closesClient(calls.member(near) ?? '') && made.includes(calls.receiver(near)));
  };
  return (call, way) => ({
    receiver: calls.receiver(call),
    result: calls.result(call),
    inTransaction: () => [calls.function(call), ...way.path.map(({ to }) => to)].some((fn) => (bodies ??= transactionBodies(program)).has(fn)),
    propertiesAt: (node) => program.propertiesAt(node).map(([name, value]) => [name, value]),
    maker: (node) => makerOf(program, node, call),
    madeBy: (node) => program.apisAt(node).flatMap(makers),
    takers: (node) => ((byArgument ??= callsByArgument(program)).get(node) ?? []).flatMap((taker) => calls.externals(taker)).map((api) => apis.text(api)),
    nearbyCalls: () => callsIn(around(call)).flatMap((near) => externalCalls(program, near)),
    isReturned: () => resultOf(call).includes(calls.functions.returns(calls.function(call))),
    held: () => holdings(resultOf(call), new Set([...around(call), ...calls.functions.around(calls.function(call))])),
    isClosed: () => closings(call).length > 0,
    isClosedAnywhere: () => methodCalls(call).some((use) => closesClient(calls.member(use) ?? '')),
    isUsedByOthers: () => {
      const makers = new Set(facts.rootsOf(calls.function(call)).roots);
      const users = new Set(methodCalls(call).map((use) => calls.function(use)));
      return [...users].some((user) => facts.rootsOf(user).roots.some((root) => !makers.has(root) && RUNS_OFTEN.has(facts.roots[root].reach)));
    },
    hasGivenSettings: () => areGiven(settingsOf(call)),
    endsWithConnection: () => {
      const ends = endsOfConnection(program, facts, calls.function(call), callsIn(around(call)));
      return ends.size > 0 && closings(call).some((closing) => ends.has(calls.function(closing)));
    },
    uses: () => uses(call),
  });
}

function callsByReceiver({ calls }: Program): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (let call = 0; call < calls.writtenCount; call++) if (calls.receiver(call) > 0) append(index, calls.receiver(call), call);
  return index;
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
    for (const argument of calls.arguments(call)) if (argument > 0) append(index, argument, call);
  }
  return index;
}

function externalCalls({ calls, apis }: Program, call: number): ExternalCall[] {
  return calls.externals(call).map((api) => ({ api: apis.text(api), arguments: calls.shapes(call) }));
}
