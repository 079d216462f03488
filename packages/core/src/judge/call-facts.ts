import type { CallSite } from '../detectors/detector.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import { callsByArgument } from './calls-by.js';
import { callsAround, closingsAround, endsWithConnection, isClosedAnywhere, isUsedByOthers, nodesOfClient, settingsOfClient } from './clients.js';
import { comeWithCall } from './given-values.js';
import { holdingOf } from './holdings.js';
import type { Judging } from './judging.js';
import { makerOf, rowsOfMaker } from './makers.js';
import { transactionBodies } from './transactions.js';
import { usesOf } from './uses.js';

/** What a detector may ask about a call beside its place: what made its operands, what is called around it, who uses its result. */
type CallFacts = Pick<CallSite, 'receiver' | 'result' | 'inTransaction' | 'propertiesAt' | 'maker' | 'madeBy' | 'takers' | 'nearbyCalls' | 'isReturned' | 'held' | 'isClosed' | 'isClosedAnywhere' | 'isUsedByOthers' | 'hasGivenSettings' | 'endsWithConnection' | 'uses'>;

/** Answers for one call, when they are asked for. */
export function callFacts({ program, facts, options: { lookup } }: Judging, call: number, way: FunctionReach): CallFacts {
  const { calls, apis } = program;
  const fn = calls.function(call);
  const namesOf = (other: number): string[] => calls.externals(other).map((api) => apis.text(api));
  return {
    receiver: calls.receiver(call),
    result: calls.result(call),
    inTransaction: () => [fn, ...way.path.map(({ to }) => to)].some((each) => transactionBodies(program).has(each)),
    propertiesAt: (node) => program.propertiesAt(node).map(([name, value]) => [name, value]),
    maker: (node) => makerOf(program, node, fn),
    madeBy: (node) => program.apisAt(node).flatMap((api) => rowsOfMaker(lookup, apis.text(api))),
    takers: (node) => (callsByArgument(program).get(node) ?? []).flatMap(namesOf),
    nearbyCalls: () => callsAround(program, call).flatMap((near) => namesOf(near).map((api) => ({ api, arguments: calls.shapes(near) }))),
    isReturned: () => nodesOfClient(program, call).includes(calls.functions.returns(fn)),
    held: () => holdingOf(program, nodesOfClient(program, call), new Set([...calls.functions.within(fn), ...calls.functions.around(fn)])),
    isClosed: () => closingsAround(program, call).length > 0,
    isClosedAnywhere: () => isClosedAnywhere(program, call),
    isUsedByOthers: () => isUsedByOthers(program, facts, call),
    hasGivenSettings: () => comeWithCall(program, facts, settingsOfClient(program, call)),
    endsWithConnection: () => endsWithConnection(program, facts, call),
    uses: () => usesOf(program, facts, call),
  };
}
