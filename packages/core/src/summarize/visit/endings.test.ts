import { describe, expect, test } from 'vitest';
import type { Node } from '../../syntax/node.js';
import { bodyEndsProcess, endsProcess } from './endings.js';

const DEPTH = 200;
const MOST_LOOKS = 20 * DEPTH;

/** A tree of the same node in itself, which counts how often it is looked at. */
function nested(wrap: (inner: Node) => object): { nodes: Node[]; looks: () => number } {
  let looks = 0;
  const counted = (node: object): Node => new Proxy(node, { get: (target, key) => (looks++, Reflect.get(target, key) as unknown) }) as Node;
  const nodes = [counted({ type: 'EmptyStatement' })];
  while (nodes.length < DEPTH) nodes.unshift(counted(wrap(nodes[0])));
  return { nodes, looks: () => looks };
}

describe('what ends the process is asked of every list and function, and each is gone through once', () => {
  test('blocks in blocks', () => {
    const { nodes, looks } = nested((inner) => ({ type: 'BlockStatement', body: [inner] }));
    for (const node of nodes) if (node.type === 'BlockStatement') expect(endsProcess(node.body)).toBe(false);
    expect(looks()).toBeLessThan(MOST_LOOKS);
  });

  test('loops in loops', () => {
    const { nodes, looks } = nested((inner) => ({ type: 'ForInStatement', body: { type: 'BlockStatement', body: [inner] } }));
    for (const node of nodes) if (node.type === 'ForInStatement') expect(bodyEndsProcess(node.body)).toBe(false);
    expect(looks()).toBeLessThan(MOST_LOOKS);
  });

  test('callbacks in callbacks', () => {
    const call = (argument: Node): object => ({ type: 'CallExpression', callee: { type: 'Identifier', name: 'close' }, arguments: [{ type: 'ArrowFunctionExpression', body: argument }] });
    const { nodes, looks } = nested(call);
    for (const node of nodes) expect(bodyEndsProcess(node)).toBe(false);
    expect(looks()).toBeLessThan(MOST_LOOKS);
  });
});
