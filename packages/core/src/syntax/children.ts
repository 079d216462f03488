import type { Node } from './node.js';

/** The nodes directly below a node. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key in node) {
    const value: unknown = node[key as keyof Node];
    if (typeof value !== 'object' || value === null || key === 'parent') continue;
    if (!Array.isArray(value)) addNode(value, children);
    else for (const child of value) addNode(child, children);
  }
  return children;
}

/** Offsets and the values of literals are objects too. */
function addNode(value: unknown, nodes: Node[]): void {
  if (typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string') nodes.push(value as Node);
}
