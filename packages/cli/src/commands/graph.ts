import { CommandLineError } from '../command-line-error.js';
import { analyzeOptions, defined } from '../config/analyze-options.js';
import { loadConfig } from '../config/load-config.js';
import type { GraphFormat } from '../formats.js';
import type { Host } from '../host.js';
import { dot } from '../render-graph/dot.js';
import { mermaid } from '../render-graph/mermaid.js';
import type { GraphRenderer } from '../render-graph/graph-renderer.js';
import { analyzeWithProgress } from './analyze-with-progress.js';
import type { GraphFlags } from './commands.js';
import { parseLine } from './source-line.js';

const renderers: Record<GraphFormat, GraphRenderer> = {
  json: (graph) => JSON.stringify(graph, null, 2),
  dot,
  mermaid,
};

/** `perf-analyze graph`: prints the call graph. */
export async function graph(paths: string[], flags: GraphFlags, host: Host): Promise<number> {
  const from = flags.from === undefined ? undefined : fromLine(flags.from, host.cwd);
  const core = await host.loadCore();
  const config = await loadConfig(flags.config, host, core);
  const options = { ...analyzeOptions(paths, flags, config, host), ...defined({ from }) };
  const program = await analyzeWithProgress(core.buildGraph, options, host);
  await host.stdout.write(`${renderers[flags.format](program)}\n`);
  return 0;
}

function fromLine(text: string, cwd: string): string {
  const line = parseLine(text, cwd);
  if (line) return `${line.file}:${line.line}`;
  throw new CommandLineError(`--from '${text}' is not a file and a line; write it like src/orders.ts:12.`);
}
