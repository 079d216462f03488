import type { Graph } from '@perf-analyze/core';
import { describe, expect, it } from 'vitest';
import { dot } from '../src/render-graph/dot.js';
import { mermaid } from '../src/render-graph/mermaid.js';

const at = (file: string, line: number) => ({ file, line, column: 1 });
const functionAt = (id: number, name: string, file: string, line: number) =>
  ({ id, name, ...at(file, line), endLine: line + 3, endColumn: 2, async: false, kind: 'function', reach: 'request' }) as const;

const graph: Graph = {
  functions: [
    functionAt(0, 'getInvoice', 'src/routes.ts', 4),
    functionAt(1, 'loadTemplate', 'src/templates.ts', 6),
    functionAt(2, 'say "#hi"<b>', 'src/routes.ts', 9),
  ],
  edges: [
    { from: 0, to: 1, call: at('src/routes.ts', 5), confidence: 'definite' },
    { from: 0, to: 1, call: at('src/routes.ts', 6), confidence: 'definite' },
    { from: 0, to: 2, call: at('src/routes.ts', 7), confidence: 'possible' },
  ],
  external: [{ from: 1, api: 'node:fs#readFileSync', call: at('src/templates.ts', 8) }],
  unresolved: [{ from: 0, call: at('src/routes.ts', 7), reason: 'unknown receiver' }],
};

describe('dot', () => {
  it('draws files as boxes and each call once', () => {
    expect(dot(graph)).toBe(`digraph calls {
  rankdir=LR;
  node [shape=box];
  subgraph cluster_0 {
    label="src/routes.ts";
    f0 [label="getInvoice:4", tooltip="request"];
    f2 [label="say \\"#hi\\"<b>:9", tooltip="request"];
  }
  subgraph cluster_1 {
    label="src/templates.ts";
    f1 [label="loadTemplate:6", tooltip="request"];
  }
  x0 [label="node:fs#readFileSync", shape=ellipse];
  f0 -> f1 [style=solid];
  f0 -> f2 [style=dotted];
  f1 -> x0;
  // Calls that are not resolved: 1
}`);
  });
});

describe('mermaid', () => {
  it('draws files as frames and each call once', () => {
    expect(mermaid(graph)).toBe(`flowchart LR
  subgraph file0 ["src/routes.ts"]
    f0["getInvoice:4"]
    f2["say #quot;#35;hi#quot;#lt;b#gt;:9"]
  end
  subgraph file1 ["src/templates.ts"]
    f1["loadTemplate:6"]
  end
  x0(["node:fs#35;readFileSync"])
  f0 --> f1
  f0 -.-> f2
  f1 --> x0
  %% Calls that are not resolved: 1`);
  });
});
