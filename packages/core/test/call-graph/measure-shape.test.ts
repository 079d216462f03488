import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { measureShape } from '../../bench/call-graph/measure-shape.js';
import type { Graph, GraphFunction } from '../../src/report/graph.js';

const folder = mkdtempSync(join(tmpdir(), 'measure-shape-'));
writeFileSync(
  join(folder, 'shop.js'),
  ['const open = () => shop', 'function close() {}', 'function rest() {}', 'open() //=> open', '  .close(); //=> close, ?rest', 'rest(); //=> none', ''].join('\n'),
);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = (line: number, column: number, endColumn: number) => ({ file: 'shop.js', line, column, endLine: line, endColumn });
const functions = [at(1, 14, 24), at(2, 1, 20), at(3, 1, 19)].map(
  (span, id): GraphFunction => ({ id, name: '', kind: 'function', async: false, reach: 'unknown', ...span }),
);

function measure(edges: [line: number, to: number][]) {
  const graph: Graph = {
    functions,
    edges: edges.map(([line, to]) => ({ from: 0, to, call: { file: 'shop.js', line, column: 1 }, confidence: 'definite' })),
    external: [],
    unresolved: [],
  };
  return measureShape(folder, graph);
}

describe('the comparison with the comments of a shape', () => {
  it('finds both calls of a chain at its start', () => {
    expect(measure([[4, 0], [4, 1]])).toMatchObject({ total: 2, found: 2, edges: 2, wrong: 0 });
  });

  it('lists what is missing', () => {
    expect(measure([[4, 0]]).misses).toEqual(['shop.js:5 → shop.js:2 close']);
  });

  it('neither requires nor forbids what a question mark allows', () => {
    expect(measure([[4, 0], [4, 1], [4, 2]])).toMatchObject({ total: 2, found: 2, edges: 3, wrong: 0 });
  });

  it('calls an edge wrong that no comment names', () => {
    expect(measure([[6, 2]]).surplus).toEqual(['shop.js:6 → shop.js:3 rest']);
  });
});
