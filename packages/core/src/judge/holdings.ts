import type { Holding } from '../detectors/detector.js';
import { append } from '../append.js';
import { kept } from '../kept.js';
import type { Program } from '../link/program.js';
import { ANY_PROPERTY } from '../summarize/visit/expressions.js';
import { nodesReached } from '../link/nodes-reached.js';

interface Holder {
  holding: Holding;
  /** The function that puts the value there, or null where that may be any. */
  function: number | null;
}

interface Keeping {
  /** Who keeps the value of a node. */
  holders: Map<number, Holder[]>;
  /** What the value of a node is put in: literals (`{ client, since }`), and what code outside the program makes of it (`new Store({ client })`). */
  wrappers: Map<number, number[]>;
}

/** A store made with options that hold the client's settings: `new Store({ mail: { client } })`. */
const DEEPEST_WRAPPER = 3;

/**
 * How values are kept by one of some functions, by themselves or within an object: in fields, in properties,
 * under the keys of a map, and in variables that outlive a call. One value may be kept in several places.
 */
export function holdingOf(program: Program, nodes: readonly number[], functions: ReadonlySet<number>): Holding | null {
  const { holders, wrappers } = keepingIn(program);
  const around = new Set(nodes);
  for (let depth = 0, last = nodes; depth < DEEPEST_WRAPPER && last.length > 0; depth++) {
    last = nodesReached(program, last.flatMap((node) => wrappers.get(node) ?? [])).filter((node) => !around.has(node));
    for (const node of last) around.add(node);
  }
  const known = [...around].flatMap((node) => holders.get(node) ?? []);
  const found = known.filter((holder) => holder.function === null || functions.has(holder.function)).map(({ holding }) => holding);
  return found.find((holding) => holding === 'keyed') ?? found.at(0) ?? null;
}

const keepingIn = kept((program: Program): Keeping => {
  const keeping: Keeping = { holders: new Map(), wrappers: new Map() };
  program.files.forEach((_, file) => addFile(program, file, keeping));
  const { calls } = program;
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.member(call) === 'set' && calls.argumentCount(call) > 1) append(keeping.holders, calls.argument(call, 1), { holding: 'keyed', function: calls.function(call) });
    if (calls.externals(call).length === 0) continue;
    for (const argument of calls.arguments(call)) if (argument > 0) append(keeping.wrappers, argument, calls.result(call));
  }
  return keeping;
});

function addFile({ files, nodeBase, functionBase }: Program, file: number, { holders, wrappers }: Keeping): void {
  const { flow, writes, names } = files[file].summary;
  const base = nodeBase[file];
  for (let row = 0; row < writes.length; row += 4) {
    const store = writes[row + 1];
    const isKeyed = names[flow.stores[store + 1]] === ANY_PROPERTY;
    append(holders, base + flow.stores[store + 2], { holding: isKeyed ? 'keyed' : 'single', function: functionBase[file] + writes[row] });
  }
  for (const node of flow.kept) append(holders, base + node, { holding: 'single', function: null });
  const isLiteral = new Set(flow.objects.filter((_, column) => column % 2 === 0));
  for (let row = 0; row < flow.stores.length; row += 3) if (isLiteral.has(flow.stores[row])) append(wrappers, base + flow.stores[row + 2], base + flow.stores[row]);
}
