import { cpus, loadavg, totalmem, type } from 'node:os';
import type { NodeVersion } from './nodes.js';
import type { Machine } from './results.js';

export function describeMachine(nodes: readonly NodeVersion[], loadBefore: number): Machine {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${process.arch}`,
    nodes: nodes.map(({ version }) => version),
    load: [loadBefore, load()],
  };
}

/** How many processes wanted to run in the last minute, on average. */
export function load(): number {
  return loadavg()[0] ?? 0;
}
