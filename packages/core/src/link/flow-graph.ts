import { Chains } from './chains.js';

/** More values than this in one node say nothing any more. */
const WIDEST = 16;

/**
 * Subset constraints over flow nodes, solved by a work list: what a node holds, every node that it flows into holds
 * too. Constraints that wait for a node's values (reads, writes, calls) are given as watchers.
 */
export class FlowGraph {
  private readonly copies: Chains;
  private readonly values: (number[] | undefined)[] = [];
  private readonly watchers: Chains;
  /** node, token: values that have not been passed on. */
  private readonly queue: number[] = [];
  /** watcher, token: values that were there before the watcher. */
  private readonly arrivals: number[] = [];
  constructor(
    private nodeCount: number,
    private readonly onValue: (watcher: number, token: number) => void,
  ) {
    this.copies = new Chains(nodeCount, nodeCount * 2);
    this.watchers = new Chains(nodeCount);
  }

  newNode(): number {
    return this.nodeCount++;
  }

  valuesOf(node: number): readonly number[] {
    return this.values[node] ?? [];
  }

  /** The nodes that get whatever a node holds. */
  flowsInto(node: number): readonly number[] {
    return this.copies.of(node);
  }

  addValue(node: number, token: number): void {
    const values = this.values[node];
    if (!values) this.values[node] = [token];
    else if (values.length >= WIDEST || values.includes(token)) return;
    else values.push(token);
    this.queue.push(node, token);
  }

  addCopy(from: number, to: number): void {
    if (from === to || this.copies.hasRecent(from, to)) return;
    this.copies.add(from, to);
    for (const token of this.valuesOf(from).slice()) this.addValue(to, token);
  }

  watch(node: number, watcher: number): void {
    this.watchers.add(node, watcher);
    for (const token of this.valuesOf(node)) this.arrivals.push(watcher, token);
  }

  solve(): void {
    const { queue, arrivals, copies, watchers } = this;
    while (queue.length > 0 || arrivals.length > 0) {
      if (arrivals.length > 0) {
        const value = arrivals.pop() as number;
        this.onValue(arrivals.pop() as number, value);
        continue;
      }
      const token = queue.pop() as number;
      const node = queue.pop() as number;
      for (let link = copies.first(node); link !== 0; link = copies.after(link)) this.addValue(copies.value(link), token);
      for (let link = watchers.first(node); link !== 0; link = watchers.after(link)) this.onValue(watchers.value(link), token);
    }
  }
}
