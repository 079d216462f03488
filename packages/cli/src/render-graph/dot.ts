import type { Confidence, Graph } from '@perf-analyze/core';
import { printable } from '../text/printable.js';
import type { GraphRenderer } from './graph-renderer.js';
import { externalNumbers, groupByFile } from './group-by-file.js';

const styles: Record<Confidence, string> = { definite: 'solid', probable: 'dashed', possible: 'dotted' };

/** The graph for Graphviz: a box around each file, ellipses for APIs outside the program. */
export const dot: GraphRenderer = (graph) =>
  [
    'digraph calls {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...clusters(graph),
    ...apis(graph),
    ...edges(graph),
    `  // Calls that are not resolved: ${graph.unresolved.length}`,
    '}',
  ].join('\n');

function clusters(graph: Graph): string[] {
  return [...groupByFile(graph)].flatMap(([file, functions], index) => [
    `  subgraph cluster_${index} {`,
    `    label=${quoted(file)};`,
    ...functions.map(({ id, name, line, reach }) => `    f${id} [label=${quoted(`${name}:${line}`)}, tooltip=${quoted(reach)}];`),
    '  }',
  ]);
}

function apis(graph: Graph): string[] {
  return [...externalNumbers(graph)].map(([api, number]) => `  x${number} [label=${quoted(api)}, shape=ellipse];`);
}

function edges(graph: Graph): string[] {
  const numbers = externalNumbers(graph);
  const inside = graph.edges.map(({ from, to, confidence }) => `  f${from} -> f${to} [style=${styles[confidence]}];`);
  const outside = graph.external.map(({ from, api }) => `  f${from} -> x${numbers.get(api)};`);
  return [...new Set([...inside, ...outside])];
}

function quoted(text: string): string {
  return `"${printable(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
