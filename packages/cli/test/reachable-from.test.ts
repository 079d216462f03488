import type { Graph } from '@perf-analyze/core';
import { describe, expect, it } from 'vitest';
import { reachableFrom } from '../src/commands/reachable-from.js';

const file = 'src/orders.ts';
const functionOn = (id: number, name: string, line: number, endLine: number) =>
  ({ id, name, file, line, column: 1, endLine, endColumn: 2, async: false, kind: 'function', reach: 'request' }) as const;
const edge = (from: number, to: number) => ({ from, to, call: { file, line: 1, column: 1 }, confidence: 'definite' }) as const;

/** `<module>` holds `getOrder`, which holds `format`; `getOrder` and `load` call each other; `close` is apart. */
const graph: Graph = {
  functions: [
    functionOn(0, '<module>', 1, 40),
    functionOn(1, 'getOrder', 3, 12),
    functionOn(2, 'format', 5, 7),
    functionOn(3, 'load', 14, 20),
    functionOn(4, 'close', 22, 30),
  ],
  edges: [edge(0, 4), edge(1, 3), edge(3, 1), edge(1, 2)],
  external: [
    { from: 3, api: 'node:fs#readFileSync', call: { file, line: 15, column: 3 } },
    { from: 4, api: 'node:net#Server.prototype.close', call: { file, line: 23, column: 3 } },
  ],
  unresolved: [{ from: 4, call: { file, line: 24, column: 3 }, reason: 'unknown receiver' }],
};

const namesFrom = (line: number) => reachableFrom(graph, { file, line }).functions.map(({ name }) => name);

describe('reachableFrom', () => {
  it('keeps what the function at the line calls, around any cycle', () => {
    expect(namesFrom(4)).toEqual(['getOrder', 'format', 'load']);
  });

  it('takes the innermost function', () => {
    expect(namesFrom(6)).toEqual(['format']);
  });

  it('takes the module where no function is', () => {
    expect(namesFrom(35)).toEqual(['<module>', 'close']);
  });

  it('keeps the calls of those functions and no others', () => {
    const { edges, external, unresolved } = reachableFrom(graph, { file, line: 14 });
    expect(edges).toHaveLength(3);
    expect(external.map(({ api }) => api)).toEqual(['node:fs#readFileSync']);
    expect(unresolved).toEqual([]);
  });

  it('complains about a line without a function', () => {
    expect(() => reachableFrom(graph, { file: 'src/pears.ts', line: 1 })).toThrow('There is no function at src/pears.ts:1; check --from.');
  });
});
