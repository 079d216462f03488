import type { Confidence, Graph } from '@perf-analyze/core';
import { printable } from '../text/printable.js';
import type { GraphRenderer } from './graph-renderer.js';
import { externalNumbers, groupByFile } from './group-by-file.js';

const arrows: Record<Confidence, string> = { definite: '-->', probable: '-.->', possible: '-.->' };

/** The graph for Mermaid, as Markdown files show it: a frame around each file, rounded boxes for APIs. */
export const mermaid: GraphRenderer = (graph) =>
  [
    'flowchart LR',
    ...frames(graph),
    ...apis(graph),
    ...edges(graph),
    `  %% Calls that are not resolved: ${graph.unresolved.length}`,
  ].join('\n');

function frames(graph: Graph): string[] {
  return [...groupByFile(graph)].flatMap(([file, functions], index) => [
    `  subgraph file${index} [${quoted(file)}]`,
    ...functions.map(({ id, name, line }) => `    f${id}[${quoted(`${name}:${line}`)}]`),
    '  end',
  ]);
}

function apis(graph: Graph): string[] {
  return [...externalNumbers(graph)].map(([api, number]) => `  x${number}([${quoted(api)}])`);
}

function edges(graph: Graph): string[] {
  const numbers = externalNumbers(graph);
  const inside = graph.edges.map(({ from, to, confidence }) => `  f${from} ${arrows[confidence]} f${to}`);
  const outside = graph.external.map(({ from, api }) => `  f${from} --> x${numbers.get(api)}`);
  return [...new Set([...inside, ...outside])];
}

/** Mermaid reads `#` as the start of an entity, and knows no other escape. */
function quoted(text: string): string {
  const escaped = printable(text)
    .replaceAll('#', '#35;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', '#96;');
  return `"${escaped}"`;
}
