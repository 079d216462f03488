import type { Holding } from '../detectors/detector.js';
import { append } from '../link/append.js';
import type { Program } from '../link/program.js';
import { ANY_PROPERTY } from '../summarize/visit/expressions.js';

interface Holder {
  holding: Holding;
  /** The function that puts the value there, or null where that may be any. */
  function: number | null;
}

/** Finds out how values are kept by one of some functions: in fields, in properties, and in variables that outlive a call. */
export function createHoldings(program: Program): (nodes: readonly number[], functions: ReadonlySet<number>) => Holding | null {
  let index: ReadonlyMap<number, readonly Holder[]> | undefined;
  return (nodes, functions) => {
    const holders = nodes.flatMap((node) => (index ??= indexHolders(program)).get(node) ?? []);
    const found = holders.filter((holder) => holder.function === null || functions.has(holder.function)).map(({ holding }) => holding);
    return found.find((holding) => holding === 'keyed') ?? found.at(0) ?? null;
  };
}

/** One value may be kept in several places. */
function indexHolders({ files, nodeBase, functionBase }: Program): Map<number, Holder[]> {
  const holders = new Map<number, Holder[]>();
  files.forEach(({ summary: { flow, writes, names } }, file) => {
    for (let row = 0; row < writes.length; row += 4) {
      const store = writes[row + 1];
      const isKeyed = names[flow.stores[store + 1]] === ANY_PROPERTY;
      append(holders, nodeBase[file] + flow.stores[store + 2], { holding: isKeyed ? 'keyed' : 'single', function: functionBase[file] + writes[row] });
    }
    for (const node of flow.kept) append(holders, nodeBase[file] + node, { holding: 'single', function: null });
  });
  return holders;
}
