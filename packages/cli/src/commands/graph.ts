import { CommandLineError } from '../command-line-error.js';
import { analyzeOptions } from '../config/analyze-options.js';
import { loadConfig } from '../config/load-config.js';
import type { GraphFormat } from '../formats.js';
import type { Host } from '../host.js';
import { dot } from '../render-graph/dot.js';
import { mermaid } from '../render-graph/mermaid.js';
import type { GraphRenderer } from '../render-graph/graph-renderer.js';
import { analyzeWithProgress } from './analyze-with-progress.js';
import type { GraphFlags } from './commands.js';
import { reachableFrom } from './reachable-from.js';
import { parseLine, type SourceLine } from './source-line.js';

const renderers: Record<GraphFormat, GraphRenderer> = {
  json: (graph) => JSON.stringify(graph, null, 2),
  dot,
  mermaid,
};

/** `perf-analyze graph`: prints the call graph. */
export async function graph(paths: string[], flags: GraphFlags, host: Host): Promise<number> {
  const from = flags.from === undefined ? null : fromLine(flags.from, host.cwd);
  const core = await host.loadCore();
  const config = await loadConfig(flags.config, host, core);
  const program = await analyzeWithProgress(core.buildGraph, analyzeOptions(paths, flags, config, host), host);
  const shown = from ? reachableFrom(program, from) : program;
  await host.stdout.write(`${renderers[flags.format](shown)}\n`);
  return 0;
}

function fromLine(text: string, cwd: string): SourceLine {
  const line = parseLine(text, cwd);
  if (line) return line;
  throw new CommandLineError(`--from '${text}' is not a file and a line; write it like src/orders.ts:12.`);
}
