import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareGraphs } from '../../bench/call-graph/compare-graphs.js';
import type { DynamicGraph } from '../../bench/call-graph/dynamic-graph.js';
import type { Graph, GraphEdge, GraphFunction } from '../../src/report/graph.js';

const folder = mkdtempSync(join(tmpdir(), 'compare-graphs-'));
writeFileSync(join(folder, 'shop.js'), 'function open() {}\nfunction close() {}\nfunction rest() {}\nopen();\nclose();\n');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const place = (line: number, endColumn: number) => ({ file: 'shop.js', line, column: 1, endLine: line, endColumn });
const open = place(1, 19);
const close = place(2, 20);
const rest = place(3, 19);
const observed: DynamicGraph = {
  name: 'shop',
  folder,
  entries: ['shop.js'],
  files: ['shop.js'],
  functions: [open, close],
  edges: [
    { call: place(4, 7), callee: open },
    { call: place(5, 8), callee: close },
  ],
};

const functions = [open, close, rest].map((span, id): GraphFunction => ({ id, name: '', kind: 'function', async: false, reach: 'unknown', ...span }));

function graph(edges: [line: number, to: number, confidence: GraphEdge['confidence']][]): Graph {
  return {
    functions,
    edges: edges.map(([line, to, confidence]) => ({ from: 0, to, call: { file: 'shop.js', line, column: 1 }, confidence })),
    external: [],
    unresolved: [],
  };
}

describe('the comparison with a recorded run', () => {
  it('counts what it finds by confidence, and lists what it misses', () => {
    const { found, misses, edges } = compareGraphs(observed, graph([[4, 0, 'probable']]));
    expect(edges).toBe(2);
    expect(found).toEqual({ definite: 0, probable: 1, possible: 0 });
    expect(misses).toEqual([{ call: 'shop.js:5:1', callee: 'shop.js:2:1 close', text: 'close()' }]);
  });

  it('counts an edge that was not observed, and ignores one at a call that never ran', () => {
    const { extra } = compareGraphs(observed, graph([[4, 0, 'definite'], [4, 2, 'possible'], [3, 1, 'definite']]));
    expect(extra).toEqual({ definite: 0, probable: 0, possible: 1 });
  });

  it('lets only functions that ran lower the precision', () => {
    const { precisionSum: unharmed } = compareGraphs(observed, graph([[4, 0, 'definite'], [4, 2, 'definite']]));
    const { precisionSum: lowered } = compareGraphs(observed, graph([[4, 0, 'definite'], [4, 1, 'definite']]));
    expect([unharmed, lowered]).toEqual([2, 1.5]);
  });
});
