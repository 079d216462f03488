interface Node {
  readonly key: number;
  isVisited: boolean;
  newer: Node | undefined;
  older: Node | undefined;
}

/** SIEVE as its authors wrote it down: a linked list, a hand and a bit. Only what a comparison needs. */
export class ReferenceSieve {
  readonly #nodes = new Map<number, Node>();
  readonly #capacity: number;
  #newest: Node | undefined;
  #oldest: Node | undefined;
  #hand: Node | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Whether the key was there; it is there afterwards. */
  access(key: number): boolean {
    const node = this.#nodes.get(key);
    if (node) node.isVisited = true;
    else this.#insert(key);
    return node !== undefined;
  }

  delete(key: number): void {
    const node = this.#nodes.get(key);
    if (!node) return;
    if (this.#hand === node) this.#hand = node.newer;
    this.#remove(node);
  }

  #insert(key: number): void {
    if (this.#nodes.size === this.#capacity) this.#evict();
    const node: Node = { key, isVisited: false, newer: undefined, older: this.#newest };
    if (this.#newest) this.#newest.newer = node;
    this.#newest = node;
    this.#oldest ??= node;
    this.#nodes.set(key, node);
  }

  #evict(): void {
    let node = this.#hand ?? this.#oldest!;
    while (node.isVisited) {
      node.isVisited = false;
      node = node.newer ?? this.#oldest!;
    }
    this.#hand = node.newer;
    this.#remove(node);
  }

  #remove(node: Node): void {
    if (node.newer) node.newer.older = node.older;
    else this.#newest = node.older;
    if (node.older) node.older.newer = node.newer;
    else this.#oldest = node.newer;
    this.#nodes.delete(node.key);
  }
}
