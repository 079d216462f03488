/** Marks nodes without a dominator: the start, and what it does not lead to. */
export const NO_DOMINATOR = -1;

/**
 * The immediate dominator of every node: the nearest other one that all ways from the start lead through.
 *
 * @param successors Nodes that each node leads to; node 0 is the start.
 * @see T. Lengauer and R. E. Tarjan, A Fast Algorithm for Finding Dominators in a Flowgraph, 1979: the simple version, O(m log n).
 */
export function immediateDominators(successors: readonly (readonly number[])[]): { dominators: Int32Array; preorder: Int32Array } {
  const { vertices, numbers, parents, predecessors } = depthFirst(successors);
  const count = vertices.length;
  const semi = Int32Array.from({ length: count }, (_, number) => number);
  const dominator = new Int32Array(count);
  const forest = new Forest(count, semi);
  const bucket: number[][] = Array.from({ length: count }, () => []);
  for (let node = count - 1; node > 0; node--) {
    for (const from of predecessors[node]) semi[node] = Math.min(semi[node], semi[forest.lowest(from)]);
    bucket[semi[node]].push(node);
    const parent = parents[node];
    forest.link(parent, node);
    for (const other of bucket[parent].splice(0)) {
      const lowest = forest.lowest(other);
      dominator[other] = semi[lowest] < semi[other] ? lowest : parent;
    }
  }
  const dominators = new Int32Array(numbers.length).fill(NO_DOMINATOR);
  for (let node = 1; node < count; node++) {
    if (dominator[node] !== semi[node]) dominator[node] = dominator[dominator[node]];
    dominators[vertices[node]] = vertices[dominator[node]];
  }
  return { dominators, preorder: Int32Array.from(vertices) };
}

/** Numbers the nodes in the order in which a depth-first search enters them. Parents and predecessors are such numbers. */
function depthFirst(successors: readonly (readonly number[])[]): { vertices: number[]; numbers: Int32Array; parents: number[]; predecessors: number[][] } {
  const numbers = new Int32Array(successors.length).fill(-1);
  const vertices: number[] = [];
  const parents: number[] = [];
  const predecessors: number[][] = [];
  const stack: { node: number; parent: number }[] = [{ node: 0, parent: -1 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, parent } = top;
    if (numbers[node] < 0) {
      const number = vertices.push(node) - 1;
      numbers[node] = number;
      parents.push(parent);
      predecessors.push([]);
      for (const next of successors[node]) stack.push({ node: next, parent: number });
    }
    if (parent >= 0) predecessors[numbers[node]].push(parent);
  }
  return { vertices, numbers, parents, predecessors };
}

/** Trees of linked nodes that know the node of lowest semidominator on the way up, with path compression. */
class Forest {
  private readonly ancestors: Int32Array;
  private readonly labels: Int32Array;

  constructor(
    size: number,
    private readonly semi: Int32Array,
  ) {
    this.ancestors = new Int32Array(size).fill(-1);
    this.labels = Int32Array.from({ length: size }, (_, node) => node);
  }

  link(parent: number, node: number): void {
    this.ancestors[node] = parent;
  }

  lowest(node: number): number {
    if (this.ancestors[node] < 0) return node;
    this.compress(node);
    return this.labels[node];
  }

  private compress(node: number): void {
    const { ancestors, labels, semi } = this;
    const path: number[] = [];
    for (let at = node; ancestors[ancestors[at]] >= 0; at = ancestors[at]) path.push(at);
    for (let at = path.pop(); at !== undefined; at = path.pop()) {
      const above = ancestors[at];
      if (semi[labels[above]] < semi[labels[at]]) labels[at] = labels[above];
      ancestors[at] = ancestors[above];
    }
  }
}
